import { cacheLife, cacheTag } from 'next/cache';
import { tags } from '@/lib/cache-tags';
import { addDays, type Day } from '@/lib/dates';
import { db, Prisma } from '@/lib/db';
import { findNewestDay } from '@/lib/entries/calendar-queries';
import { countPages, pageSize } from '@/lib/entries/schema';
import { readTrendingPapers } from '@/lib/ranking/pictures';
import { type TrendingList, type Window, windowDays } from '@/lib/ranking/schema';

/**
 * One page of the papers with votes whose feed day lies in the window that ends on the newest day: plain votes, then
 * tie hash. Withdrawn papers are left out while they are withdrawn. Each carries its votes of the last seven days.
 */
export async function listTrending(
  window: Window,
  page: number,
  now: Date = new Date(),
): Promise<TrendingList> {
  const last = await findNewestDay(now);
  if (!last) return { papers: [], page, pages: 1, total: 0 };
  const first = firstDayOf(window, last);
  const [[counted], rows] = await Promise.all([
    db().$queryRaw<{ total: number }[]>(countTrending(first, last)),
    db().$queryRaw<{ id: string }[]>(selectTrending(first, last, page)),
  ]);
  const total = counted?.total ?? 0;
  return { papers: await readTrendingPapers(rows, now), page, pages: countPages(total), total };
}

export async function listTrendingCached(window: Window, page: number): Promise<TrendingList> {
  'use cache';
  cacheLife('minutes');
  cacheTag(tags.trending, tags.newestDay);
  return listTrending(window, page);
}

export function countTrending(first: Day, last: Day): Prisma.Sql {
  return Prisma.sql`
    SELECT count(*)::int AS total FROM entries
    WHERE feed_day BETWEEN ${first}::date AND ${last}::date AND upvotes > 0 AND NOT withdrawn`;
}

export function selectTrending(first: Day, last: Day, page: number): Prisma.Sql {
  return Prisma.sql`
    SELECT paper_id AS id FROM entries
    WHERE feed_day BETWEEN ${first}::date AND ${last}::date AND upvotes > 0 AND NOT withdrawn
    ORDER BY upvotes DESC, tie, paper_id
    LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`;
}

/** The first feed day of a window that ends on this day. */
export function firstDayOf(window: Window, last: Day): Day {
  const days = windowDays[window];
  return days === null ? '1991-08-01' : addDays(last, 1 - days);
}
