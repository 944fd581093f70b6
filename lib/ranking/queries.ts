import { cacheLife, cacheTag } from 'next/cache';
import { tags } from '@/lib/cache-tags';
import { addDays, currentFeedDay, type Day, daysBetween, toDay } from '@/lib/dates';
import { db, Prisma } from '@/lib/db';
import { findNewestDay, readSummaries } from '@/lib/entries/queries';
import { countPages, pageSize } from '@/lib/entries/schema';
import { type TrendingList, type Window, windowDays } from '@/lib/ranking/schema';

const dayOfVote = Prisma.sql`(v.cast_at AT TIME ZONE 'America/New_York' + interval '2 hours 30 minutes')::date`;
const daysOfPicture = 7;

/**
 * One page of the papers with votes whose feed day lies in the window that ends on the newest day: plain votes, then
 * tie hash. Each carries its votes of the last seven days.
 */
export async function listTrending(
  window: Window,
  page: number,
  now: Date = new Date(),
): Promise<TrendingList> {
  const last = await findNewestDay(now);
  if (!last) return { papers: [], page, pages: 1, total: 0 };
  const first = firstDayOf(window, last);
  const [counted] = await db().$queryRaw<{ total: number }[]>(countTrending(first, last));
  const total = counted?.total ?? 0;
  const rows = await db().$queryRaw<{ id: string }[]>(selectTrending(first, last, page));
  const papers = await readSummaries(rows);
  const pictures = await readVotesByDay(rows, currentFeedDay(now));
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
    SELECT count(*)::int AS total FROM entries e JOIN papers p ON p.id = e.paper_id
    WHERE e.feed_day BETWEEN ${first}::date AND ${last}::date AND p.upvotes > 0`;
}

export function selectTrending(first: Day, last: Day, page: number): Prisma.Sql {
  return Prisma.sql`
    SELECT p.id FROM entries e JOIN papers p ON p.id = e.paper_id
    WHERE e.feed_day BETWEEN ${first}::date AND ${last}::date AND p.upvotes > 0
    ORDER BY p.upvotes DESC, p.tie, p.id
    LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`;
}

export function selectVotesByDay(ids: string[], first: Day): Prisma.Sql {
  return Prisma.sql`
    SELECT v.paper_id AS id, ${dayOfVote} AS day, count(*)::int AS votes FROM votes v
    WHERE v.paper_id = ANY(${ids}) AND v.cast_at >= ${first}::date - interval '1 day'
    GROUP BY 1, 2`;
}

async function readVotesByDay(rows: { id: string }[], last: Day): Promise<Map<string, number[]>> {
  const first = addDays(last, 1 - daysOfPicture);
  const ids = rows.map((row) => row.id);
  const votes = await db().$queryRaw<{ id: string; day: Date; votes: number }[]>(
    selectVotesByDay(ids, first),
  );
  const pictures = new Map(ids.map((id) => [id, blankPicture()]));
  for (const vote of votes) {
    const place = daysBetween(first, toDay(vote.day));
    const picture = pictures.get(vote.id);
    if (picture && place >= 0 && place < daysOfPicture) picture[place] = vote.votes;
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
