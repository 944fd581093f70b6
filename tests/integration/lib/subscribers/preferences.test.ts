import { beforeEach, expect, test } from 'vitest';
import { addDays } from '@/lib/dates';
import { db } from '@/lib/db';
import { suppress } from '@/lib/subscribers/bounce-commands';
import { linkToken } from '@/lib/subscribers/keys';
import { changePreferences } from '@/lib/subscribers/preferences-commands';
import { findPreferences } from '@/lib/subscribers/queries';
import { listTimeZones } from '@/lib/subscribers/zone-queries';
import { insertReaders } from '@/tests/support/readers';

const plain = { kind: 'daily', weekday: '1', hour: '7', timeZone: 'Europe/Berlin', papers: '10' };
let token: string;

beforeEach(async () => {
  await db().$executeRaw`truncate subscribers, editions, deliveries, suppressions cascade`;
  await insertReaders(['ada@example.org']);
  token = linkToken('preferences', (await ada()).id, 1);
});

test('what a reader chooses is kept whole and shown again as it was typed', async () => {
  const chosen = {
    ...{ kind: 'weekly', weekday: '3', hour: '18', timeZone: 'Asia/Tokyo', papers: '5', minVotes: '2' },
    ...{ categories: 'cs.LG, math', keywords: 'graph neural\ndiffusion', locale: 'ja-JP', textOnly: 'on' },
    pausedUntil: addDays(new Date().toISOString().slice(0, 10), 30),
  };
  expect(await changePreferences(token, chosen)).toBeNull();
  expect(await ada()).toMatchObject({ kind: 'weekly', weekday: 3, hour: 18, papers: 5, minVotes: 2 });
  const view = await findPreferences(token);
  expect(view?.typed).toEqual({ ...chosen, keywords: 'graph neural, diffusion' });
  expect(view?.address).toBe('a…@example.org');
});

test('after a change the next run looks again at what is due, two days back', async () => {
  const lookedAt = new Date('2026-11-01T00:00:00Z');
  await db().subscriber.updateMany({ data: { lookedAt, nextDueAt: new Date('2030-01-01T00:00:00Z') } });
  await changePreferences(token, plain);
  const { nextDueAt, lookedAt: now } = await ada();
  expect(nextDueAt.getTime()).toBeLessThanOrEqual(Date.now());
  expect(lookedAt.getTime() - now.getTime()).toBe(2 * 86_400_000);
});

test.each([
  ['timeZone', { timeZone: 'CET' }],
  ['timeZone', { timeZone: 'Etc/GMT+5' }],
  ['timeZone', { timeZone: 'Mars/Olympus' }],
  ['timeZone', { timeZone: 'Asia/\u0000' }],
  ['pausedUntil', { pausedUntil: '2020-01-01' }],
  ['pausedUntil', { pausedUntil: '2099-01-01' }],
  ['pausedUntil', { pausedUntil: '2027-02-30' }],
  ['keywords', { keywords: '***' }],
])('a bad %s is named and changes nothing', async (field, wrong) => {
  const before = await ada();
  const problems = await changePreferences(token, { ...plain, hour: '3', ...wrong });
  expect(Object.keys(problems ?? {})).toEqual([field]);
  expect(await ada()).toEqual(before);
});

test('an empty date ends a pause', async () => {
  const pausedUntil = addDays(new Date().toISOString().slice(0, 10), 30);
  await changePreferences(token, { ...plain, pausedUntil });
  expect((await findPreferences(token))?.next).toMatch(/^\w+, \w+ \d+, about 7:00, Berlin time$/);
  await changePreferences(token, { ...plain, pausedUntil: '' });
  expect((await ada()).pausedUntil).toBeNull();
});

test('a link of a raised version, of another purpose, or of one who left changes nothing', async () => {
  const { id } = await ada();
  const spent = { code: 'link_spent' };
  await expect(changePreferences(linkToken('unsubscribe', id, 1), plain)).rejects.toMatchObject(spent);
  await db().subscriber.updateMany({ data: { status: 'unsubscribed' } });
  await expect(changePreferences(token, plain)).rejects.toMatchObject(spent);
  await db().subscriber.updateMany({ data: { status: 'confirmed', tokenVersion: 2 } });
  await expect(changePreferences(token, plain)).rejects.toMatchObject(spent);
  expect(await findPreferences(token)).toBeNull();
});

test('the page tells in plain words what became of the last ten, newest first', async () => {
  const { id } = await ada();
  for (let day = 1; day <= 12; day += 1) {
    const periodStart = new Date(Date.UTC(2026, 9, day));
    const edition = await db().edition.create({ data: { kind: 'daily', periodStart, contentHash: 'x' } });
    const localDate = new Date(Date.UTC(2026, 9, day + 1));
    const paused = day === 12 ? { status: 'cancelled', reason: 'paused' } : { status: 'sent' };
    await db().delivery.create({
      data: {
        subscriberId: id,
        kind: 'daily',
        localDate,
        editionId: edition.id,
        finishedAt: localDate,
        ...paused,
      },
    });
  }
  const deliveries = (await findPreferences(token))?.deliveries ?? [];
  expect(deliveries).toHaveLength(10);
  expect(deliveries[0]).toMatchObject({ day: 'Oct 13', edition: 'Oct 12', words: 'not sent: paused' });
  expect(deliveries[1]).toMatchObject({ day: 'Oct 12', words: 'sent' });
});

test('whoever is not written to reads so instead of a date', async () => {
  await suppress('ada@example.org', 'complaint');
  expect(await findPreferences(token)).toMatchObject({ blocked: true, next: null });
});

test('the zones offered are places, without abbreviations and Etc', async () => {
  const zones = await listTimeZones();
  expect(zones).toEqual(expect.arrayContaining(['Europe/Berlin', 'America/Argentina/Buenos_Aires', 'UTC']));
  expect(zones.filter((zone) => /^(Etc|posix|right)\/|^(?!UTC$)[^/]+$/.test(zone))).toEqual([]);
});

async function ada() {
  return db().subscriber.findFirstOrThrow();
}
