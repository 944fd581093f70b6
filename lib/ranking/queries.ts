import { cacheLife, cacheTag } from 'next/cache';
import { tags } from '@/lib/cache-tags';
import { addDays, currentFeedDay, type Day, startOfFeedDay } from '@/lib/dates';
import { db, Prisma } from '@/lib/db';
import { findNewestDay } from '@/lib/entries/calendar-queries';
import { readSummaries } from '@/lib/entries/queries';
import { countPages, pageSize } from '@/lib/entries/schema';
import { type TrendingList, type Window, windowDays } from '@/lib/ranking/schema';

const daysOfPicture = 7;

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
  const [papers, pictures] = await Promise.all([
    readSummaries(rows),
    readVotesByDay(rows, currentFeedDay(now)),
  ]);
  const total = counted?.total ?? 0;
  return {
    papers: papers.map((paper) => ({ ...paper, votesByDay: pictures.get(paper.id) ?? blankPicture() })),
    page,
    pages: countPages(total),
    total,
  };
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

/** Votes since the first beginning, by the day that had begun, from 1. Comparing moments is cheaper than zones a vote. */
export function selectVotesByDay(ids: string[], beginnings: Date[]): Prisma.Sql {
  return Prisma.sql`
    SELECT v.paper_id AS id, width_bucket(v.cast_at, ${beginnings}::timestamptz[]) AS place, count(*)::int AS votes
    FROM votes v
    WHERE v.paper_id = ANY(${ids}) AND v.cast_at >= ${beginnings[0]}::timestamptz
    GROUP BY 1, 2`;
}

async function readVotesByDay(rows: { id: string }[], last: Day): Promise<Map<string, number[]>> {
  const ids = rows.map((row) => row.id);
  const days = Array.from({ length: daysOfPicture + 1 }, (_, place) =>
    addDays(last, 1 - daysOfPicture + place),
  );
  const votes = await db().$queryRaw<{ id: string; place: number; votes: number }[]>(
    selectVotesByDay(ids, days.map(startOfFeedDay)),
  );
  const pictures = new Map(ids.map((id) => [id, blankPicture()]));
  for (const vote of votes) {
    const picture = pictures.get(vote.id);
    if (picture && vote.place <= daysOfPicture) picture[vote.place - 1] = vote.votes;
  }
  return pictures;
}

function blankPicture(): number[] {
  return Array.from({ length: daysOfPicture }, () => 0);
}

function firstDayOf(window: Window, last: Day): Day {
  const days = windowDays[window];
  return days === null ? '1991-08-01' : addDays(last, 1 - days);
}
