import { beforeEach, expect, test } from 'vitest';
import { isListingDay } from '@/lib/arxiv-calendar';
import { addDays, clockIn, type Day, formatDay, fromDay, mondayOf } from '@/lib/dates';
import { db } from '@/lib/db';
import { findNextDue } from '@/lib/subscribers/schedule-queries';
import { insertReaders } from '@/tests/support/readers';

beforeEach(async () => {
  await db().$executeRaw`truncate subscribers, editions, deliveries cascade`;
  await insertReaders(['ada@example.org'], { timeZone: 'America/New_York' });
});

test('a daily one is due on the first morning after a day on which arXiv listed papers', async () => {
  expect(await next()).toBe(`${inWords(firstMorning())}, about 7:00, New York time`);
});

test('an edition that was had already is not promised again', async () => {
  const morning = firstMorning();
  await have('daily', addDays(morning, -1), morning);
  expect(await next()).not.toContain(inWords(morning));
});

test('a weekly one comes on the chosen weekday, and a pause moves it on', async () => {
  await db().subscriber.updateMany({ data: { kind: 'weekly', weekday: 4, hour: 18, locale: 'en-GB' } });
  expect(await next()).toMatch(/^Thursday,? \d+ \w+, about 18:00, New York time$/);
  const until = addDays(mondayOf(addDays(today(), 60)), 1);
  await db().subscriber.updateMany({ data: { pausedUntil: fromDay(until) } });
  expect(await next()).toContain(formatDay(addDays(until, 2), { month: 'long', day: 'numeric' }, 'en-GB'));
});

/** New York's mornings at 7:00 from now on: the first whose day before was a listing day. */
function firstMorning(): Day {
  let day = clockIn('America/New_York', new Date()).minutes < 7 * 60 ? today() : addDays(today(), 1);
  while (!isListingDay(addDays(day, -1))) day = addDays(day, 1);
  return day;
}

function inWords(day: Day): string {
  return formatDay(day, { weekday: 'long', month: 'long', day: 'numeric' });
}

function today(): Day {
  return clockIn('America/New_York', new Date()).day;
}

async function have(kind: string, period: Day, on: Day): Promise<void> {
  const { id } = await db().edition.create({
    data: { kind, periodStart: fromDay(period), contentHash: 'x' },
  });
  const { id: subscriberId } = await db().subscriber.findFirstOrThrow();
  await db().delivery.create({ data: { subscriberId, kind, editionId: id, localDate: fromDay(on) } });
}

async function next(): Promise<string | null> {
  return findNextDue(await db().subscriber.findFirstOrThrow());
}
