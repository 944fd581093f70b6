import { cacheLife, cacheTag } from 'next/cache';
import { tags } from '@/lib/cache-tags';
import { addDays, currentFeedDay, type Day, daysBetween, fromDay, toDay } from '@/lib/dates';
import { db, Prisma } from '@/lib/db';
import { nearestDate } from '@/lib/entries/nearest-date';
import type { DayCount, Neighbours } from '@/lib/entries/schema';

/** The newest feed day with papers that has begun; null while there is none. */
export async function findNewestDay(now: Date = new Date()): Promise<Day | null> {
  const entry = await db().entry.findFirst({
    where: { feedDay: { lte: fromDay(currentFeedDay(now)) } },
    orderBy: { feedDay: 'desc' },
    select: { feedDay: true },
  });
  return entry ? toDay(entry.feedDay) : null;
}

export async function findNewestDayCached(): Promise<Day | null> {
  'use cache';
  cacheLife('minutes');
  cacheTag(tags.newestDay);
  return findNewestDay();
}

/** The feed day that is current, for pages that must not read the clock themselves. */
export async function getCurrentDayCached(): Promise<Day> {
  'use cache';
  cacheLife('minutes');
  cacheTag(tags.newestDay);
  return currentFeedDay();
}

/** The nearest days with papers before and after; days that have not begun do not count. */
export async function findNeighbourDays(day: Day, now: Date = new Date()): Promise<Neighbours> {
  return findNeighboursOfPeriod(day, day, now);
}

export async function findNeighbourDaysCached(day: Day): Promise<Neighbours> {
  return findNeighboursOfPeriodCached(day, day);
}

/** The last day with papers before a period and the first one after it. */
export async function findNeighboursOfPeriod(
  first: Day,
  last: Day,
  now: Date = new Date(),
): Promise<Neighbours> {
  const today = currentFeedDay(now);
  const before = first > today ? addDays(today, 1) : first;
  const [previous, next] = await Promise.all([
    db().entry.findFirst({
      where: { feedDay: { lt: fromDay(before) } },
      orderBy: { feedDay: 'desc' },
      select: { feedDay: true },
    }),
    db().entry.findFirst({
      where: { feedDay: { gt: fromDay(last), lte: fromDay(today) } },
      orderBy: { feedDay: 'asc' },
      select: { feedDay: true },
    }),
  ]);
  return { previous: previous && toDay(previous.feedDay), next: next && toDay(next.feedDay) };
}

export async function findNeighboursOfPeriodCached(first: Day, last: Day): Promise<Neighbours> {
  'use cache';
  cacheLife('minutes');
  cacheTag(tags.archive, tags.newestDay);
  return findNeighboursOfPeriod(first, last);
}

/** The day with papers nearest to a date, which may be an impossible one such as 2026-02-30; null where none is near. */
export async function findNearestDay(written: string, now: Date = new Date()): Promise<Day | null> {
  const date = nearestDate(written);
  if (!date) return null;
  if ((await countByDay(date, date)).length > 0 && date <= currentFeedDay(now)) return date;
  const { previous, next } = await findNeighbourDays(date, now);
  if (!previous || !next) return previous ?? next;
  return daysBetween(previous, date) <= daysBetween(date, next) ? previous : next;
}

/** The days with papers between two days, both included, oldest first, with how many each has. */
export async function countByDay(first: Day, last: Day): Promise<DayCount[]> {
  const rows = await db().$queryRaw<{ day: Date; papers: number }[]>(selectCounts(first, last));
  return rows.map((row) => ({ day: toDay(row.day), papers: row.papers }));
}

export async function countByDayCached(first: Day, last: Day): Promise<DayCount[]> {
  'use cache';
  cacheLife('minutes');
  cacheTag(tags.archive, tags.newestDay);
  const today = currentFeedDay();
  return countByDay(first, last < today ? last : today);
}

/** The years that have papers, newest first. */
export async function listYears(now: Date = new Date()): Promise<number[]> {
  const rows = await db().$queryRaw<{ year: number }[]>(selectYears(currentFeedDay(now)));
  return rows.map((row) => row.year);
}

export async function listYearsCached(): Promise<number[]> {
  'use cache';
  cacheLife('minutes');
  cacheTag(tags.archive, tags.newestDay);
  return listYears();
}

export function selectCounts(first: Day, last: Day): Prisma.Sql {
  return Prisma.sql`
    SELECT feed_day AS day, count(*)::int AS papers FROM entries
    WHERE feed_day BETWEEN ${first}::date AND ${last}::date
    GROUP BY feed_day ORDER BY feed_day`;
}

/** Hops over the index from year to year instead of reading every entry. */
export function selectYears(today: Day): Prisma.Sql {
  return Prisma.sql`
    WITH RECURSIVE newest(day) AS (
      (SELECT feed_day FROM entries WHERE feed_day <= ${today}::date ORDER BY feed_day DESC LIMIT 1)
      UNION ALL
      SELECT (SELECT feed_day FROM entries WHERE feed_day < date_trunc('year', newest.day)::date
              ORDER BY feed_day DESC LIMIT 1)
      FROM newest WHERE newest.day IS NOT NULL
    )
    SELECT extract(year FROM day)::int AS year FROM newest WHERE day IS NOT NULL`;
}
