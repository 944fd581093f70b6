import { beforeEach, describe, expect, test } from 'vitest';
import { writeInBulk } from '@/lib/bulk';
import { type Day, endOfFeedDay, fromDay, toDay } from '@/lib/dates';
import { db } from '@/lib/db';
import { dueOf } from '@/lib/digest/audience';
import { addressEdition } from '@/lib/digest/audience-commands';
import { publishDueEditions } from '@/lib/digest/edition-commands';
import { insertPaper } from '@/tests/support/papers';

type Due = { subscriber_id: string; local_date: string; period_start: string; status: string; due_at: Date };

const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Pacific/Apia'];
const hours = Array.from({ length: 24 }, (_, hour) => hour);
const hourMs = 3_600_000;

beforeEach(async () => {
  await db().$executeRaw`truncate deliveries, editions, subscribers, papers, runs cascade`;
});

describe('the moment a reader is due', () => {
  test.each([
    ['a plain day', '2025-01-15', 'Europe/Berlin', 7, '2025-01-16T06:00:00Z'],
    ['the same evening, far enough west', '2025-01-15', 'Pacific/Honolulu', 20, '2025-01-16T06:00:00Z'],
    [
      'spring in Berlin: the day is over as three strikes, half an hour too late for it',
      '2025-03-29',
      'Europe/Berlin',
      3,
      '2025-03-31T01:00:00Z',
    ],
    ['spring in Berlin, seven stays seven', '2025-03-29', 'Europe/Berlin', 7, '2025-03-30T05:00:00Z'],
    ['autumn in Berlin, seven stays seven', '2025-10-25', 'Europe/Berlin', 7, '2025-10-26T06:00:00Z'],
    [
      'spring in New York: two does not exist and is three',
      '2025-03-08',
      'America/New_York',
      2,
      '2025-03-09T07:00:00Z',
    ],
    [
      'autumn in New York: one strikes twice and counts once',
      '2025-11-01',
      'America/New_York',
      1,
      '2025-11-02T06:00:00Z',
    ],
  ])('on %s', async (_, day, zone, hour, wanted) => {
    await freeze(day);
    await insertReader(zone, hour);
    const [due] = await dueAfter(day);
    expect(due?.due_at.toISOString()).toBe(new Date(wanted).toISOString());
    expect(due?.local_date).toBe(localDay(new Date(wanted), zone));
  });

  test.each([
    '2025-03-07',
    '2025-03-08',
    '2025-03-09',
    '2025-03-29',
    '2025-04-05',
    '2025-10-04',
    '2025-10-25',
    '2025-11-01',
  ])('is the first strike of the hour once %s is over, in every zone and at every hour', async (day) => {
    await freeze(day);
    const readers = new Map<string, { zone: string; hour: number }>();
    for (const zone of zones)
      for (const hour of hours) readers.set(await insertReader(zone, hour), { zone, hour });
    const due = await dueAfter(day);
    expect(due).toHaveLength(readers.size);
    for (const row of due) {
      const { zone, hour } = readers.get(row.subscriber_id) ?? { zone: '', hour: -1 };
      const waited = row.due_at.getTime() - endOfFeedDay(day).getTime();
      expect(waited).toBeGreaterThanOrEqual(0);
      expect(waited).toBeLessThanOrEqual(26 * hourMs);
      expect([hour, hour + 1]).toContain(localHour(row.due_at, zone));
      expect(row.local_date).toBe(localDay(row.due_at, zone));
    }
  });
});

test('a weekly digest comes on the weekday its reader chose, whatever the zone', async () => {
  await freeze('2025-01-13', 'weekly');
  const readers = new Map<string, { zone: string; weekday: number }>();
  for (const zone of zones)
    for (const weekday of [1, 2, 3, 4, 5, 6, 7])
      readers.set(await insertReader(zone, 7, { kind: 'weekly', weekday }), { zone, weekday });
  const due = await dueAt('weekly', new Date(endOfFeedDay('2025-01-19').getTime() + 8 * 24 * hourMs));
  expect(due).toHaveLength(readers.size);
  for (const row of due) {
    const { zone, weekday } = readers.get(row.subscriber_id) ?? { zone: '', weekday: 0 };
    expect(weekdayOf(row.due_at, zone)).toBe(weekday);
    expect(localHour(row.due_at, zone)).toBe(7);
    expect(row.due_at.getTime() - endOfFeedDay('2025-01-19').getTime()).toBeLessThanOrEqual(8 * 24 * hourMs);
  }
});

describe('after a silence', () => {
  test('the newest edition is sent while it is not too late, the older ones are skipped and written down', async () => {
    for (const day of ['2025-01-13', '2025-01-14', '2025-01-15']) await freeze(day);
    await insertReader('Europe/Berlin', 7, {}, '2025-01-10');
    await addressEdition('daily', { at: new Date('2025-01-16T08:00:00Z') });
    expect(await written()).toEqual([
      '2025-01-13 skipped_late',
      '2025-01-14 skipped_late',
      '2025-01-15 pending',
    ]);
  });

  test('even the newest is skipped when it is too late', async () => {
    for (const day of ['2025-01-14', '2025-01-15']) await freeze(day);
    await insertReader('Europe/Berlin', 7, {}, '2025-01-10');
    await addressEdition('daily', { at: new Date('2025-01-16T18:30:00Z') });
    expect(await written()).toEqual(['2025-01-14 skipped_late', '2025-01-15 skipped_late']);
  });

  test('an edition that is frozen after a newer one was sent is skipped', async () => {
    await freeze('2025-01-15');
    await insertReader('Europe/Berlin', 7, {}, '2025-01-10');
    await addressEdition('daily', { at: new Date('2025-01-16T06:05:00Z') });
    await freeze('2025-01-14');
    await addressEdition('daily', { at: new Date('2025-01-17T06:05:00Z') });
    expect(await written()).toEqual(['2025-01-14 skipped_late', '2025-01-15 pending']);
  });
});

test('an edition that is frozen after the hour struck still reaches whom it was late for', async () => {
  await insertPaper({ id: '2501.00001', title: 'Late paper', day: '2025-01-15' });
  await insertReader('Europe/Berlin', 7, {}, '2025-01-10');
  const passed = new Date('2025-01-16T06:05:00Z');
  await addressEdition('daily', { at: passed });
  await db().run.create({ data: { job: 'digest', startedAt: passed } });
  expect(await publishDueEditions(new Date('2025-01-16T06:10:00Z'))).toContainEqual({
    kind: 'daily',
    periodStart: '2025-01-15',
  });
  await addressEdition('daily', { at: new Date('2025-01-16T06:10:00Z') });
  expect(await written()).toContain('2025-01-15 pending');
});

test('looked at once, a reader is not looked at again before the hour strikes', async () => {
  await freeze('2025-01-15');
  const id = await insertReader('Europe/Berlin', 7, {}, '2025-01-10');
  await addressEdition('daily', { at: new Date('2025-01-16T06:05:00Z') });
  const { nextDueAt } = await db().subscriber.findUniqueOrThrow({ where: { id } });
  expect(nextDueAt.toISOString()).toBe('2025-01-17T06:00:00.000Z');
  expect(await dueAt('daily', new Date('2025-01-17T05:59:00Z'))).toEqual([]);
});

test('who pauses has the edition written down as cancelled, and the first one after the pause is sent', async () => {
  for (const day of ['2025-01-14', '2025-01-15']) await freeze(day);
  await insertReader('Europe/Berlin', 7, { pausedUntil: fromDay('2025-01-16') }, '2025-01-10');
  await addressEdition('daily', { at: new Date('2025-01-15T06:05:00Z') });
  await addressEdition('daily', { at: new Date('2025-01-16T06:05:00Z') });
  expect(await written()).toEqual(['2025-01-14 cancelled', '2025-01-15 pending']);
});

test('who confirmed after the hour is not owed what came before, but gets the newest at once', async () => {
  for (const day of ['2025-01-14', '2025-01-15']) await freeze(day);
  await insertReader('Europe/Berlin', 7, {}, null, '2025-01-16T06:00:01Z');
  const due = await dueAt('daily', new Date('2025-01-16T06:01:00Z'));
  expect(due.map(({ period_start, status }) => [period_start, status])).toEqual([['2025-01-15', 'pending']]);
});

function dueAfter(day: Day): Promise<Due[]> {
  return dueAt('daily', new Date(endOfFeedDay(day).getTime() + 26 * hourMs));
}

function dueAt(kind: 'daily' | 'weekly', at: Date): Promise<Due[]> {
  return writeInBulk((sql) => sql<Due>(dueOf(kind), [kind, at, 12]));
}

/** The days and states of all deliveries but the one that makes a reader no newcomer. */
async function written(): Promise<string[]> {
  const rows = await db().delivery.findMany({
    where: { status: { not: 'sent' } },
    include: { edition: true },
  });
  return rows.map((row) => `${toDay(row.edition.periodStart)} ${row.status}`).sort();
}

async function freeze(day: Day, kind = 'daily'): Promise<string> {
  const data = { kind, periodStart: fromDay(day), contentHash: day };
  return (await db().edition.create({ data, select: { id: true } })).id;
}

/** A reader who had the edition of `hadDay`; a newcomer where that is null. */
async function insertReader(
  timeZone: string,
  hour: number,
  more: { kind?: string; weekday?: number; pausedUntil?: Date } = {},
  hadDay: Day | null = null,
  confirmedAt = '2024-01-01T00:00:00Z',
) {
  const email = `${timeZone.replace('/', '.')}.${hour}.${more.weekday ?? 0}@example.org`;
  const data = {
    ...{ email, emailKey: email, status: 'confirmed', timeZone, hour, ...more },
    confirmedAt: new Date(confirmedAt),
    nextDueAt: new Date(0),
  };
  const { id: subscriberId } = await db().subscriber.create({ data, select: { id: true } });
  if (!hadDay) return subscriberId;
  const sent = { subscriberId, kind: more.kind ?? 'daily', status: 'sent', finishedAt: new Date(0) };
  const editionId = await freeze(hadDay, sent.kind);
  await db().delivery.create({ data: { ...sent, editionId, localDate: fromDay(hadDay) } });
  return subscriberId;
}

function localDay(at: Date, timeZone: string): Day {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(at);
}

function localHour(at: Date, timeZone: string): number {
  return Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit' }).format(at));
}

function weekdayOf(at: Date, timeZone: string): number {
  return new Date(`${localDay(at, timeZone)}T00:00:00Z`).getUTCDay() || 7;
}
