import { beforeEach, describe, expect, test } from 'vitest';
import { type Day, endOfFeedDay, fromDay, toDay } from '@/lib/dates';
import { db } from '@/lib/db';
import { dueOf } from '@/lib/digest/audience-commands';

type Due = { subscriber_id: string; local_date: Date; not_before: Date };

const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Pacific/Apia'];
const hours = Array.from({ length: 24 }, (_, hour) => hour);
const hourMs = 3_600_000;

beforeEach(async () => {
  await db().$executeRaw`truncate deliveries, editions, subscribers cascade`;
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
    const [due] = await dueNow();
    expect(due?.not_before.toISOString()).toBe(new Date(wanted).toISOString());
    expect(toDay(due?.local_date ?? new Date(0))).toBe(localDay(new Date(wanted), zone));
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
    const due = await dueNow();
    expect(due).toHaveLength(readers.size);
    for (const row of due) {
      const { zone, hour } = readers.get(row.subscriber_id) ?? { zone: '', hour: -1 };
      const waited = row.not_before.getTime() - endOfFeedDay(day).getTime();
      expect(waited).toBeGreaterThanOrEqual(0);
      expect(waited).toBeLessThanOrEqual(26 * hourMs);
      expect([hour, hour + 1]).toContain(localHour(row.not_before, zone));
      expect(toDay(row.local_date)).toBe(localDay(row.not_before, zone));
    }
  });
});

test('after a silence only the newest edition is owed, and it is skipped when too late', async () => {
  for (const day of ['2025-01-13', '2025-01-14', '2025-01-15']) await freeze(day);
  await insertReader('Europe/Berlin', 7);
  const due = await db().$queryRaw<{ status: string; day: Date }[]>`
    select d.status, e.period_start as day from (${dueOf('daily', {})}) d join editions e on e.id = d.edition_id`;
  expect(due.map(({ status, day }) => [status, toDay(day)])).toEqual([['skipped_late', '2025-01-15']]);
});

test('who confirmed after the hour is not owed what came before', async () => {
  await freeze('2025-01-15');
  await insertReader('Europe/Berlin', 7, '2025-01-16T06:00:01Z');
  expect(await dueNow()).toEqual([]);
});

function dueNow(): Promise<Due[]> {
  return db().$queryRaw<Due[]>(dueOf('daily', {}));
}

async function freeze(day: Day): Promise<void> {
  await db().edition.create({ data: { kind: 'daily', periodStart: fromDay(day), contentHash: day } });
}

async function insertReader(timeZone: string, hour: number, confirmedAt = '2024-01-01T00:00:00Z') {
  const email = `${timeZone.replace('/', '.')}.${hour}@example.org`;
  const data = {
    email,
    emailKey: email,
    status: 'confirmed',
    timeZone,
    hour,
    confirmedAt: new Date(confirmedAt),
  };
  return (await db().subscriber.create({ data, select: { id: true } })).id;
}

function localDay(at: Date, timeZone: string): Day {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(at);
}

function localHour(at: Date, timeZone: string): number {
  return Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit' }).format(at));
}
