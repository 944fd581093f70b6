import { cacheLife, cacheTag } from 'next/cache';
import { tags } from '@/lib/cache-tags';
import { type Day, endOfFeedDay, startOfFeedDay } from '@/lib/dates';
import { db, Prisma } from '@/lib/db';
import { type HourOfVotes, placesByHour } from '@/lib/ranking/day-places';
import type { Movement } from '@/lib/ranking/schema';

const millisecondsAnHour = 3_600_000;

/** How a paper moves: its votes of the last 24 hours, and its place after each hour of its feed day so far. */
export async function readMovement(
  paperId: string,
  feedDay: Day | null,
  now: Date = new Date(),
): Promise<Movement> {
  const since = new Date(now.getTime() - 24 * millisecondsAnHour);
  const [[counted], rows] = await Promise.all([
    db().$queryRaw<{ votes: number }[]>(countVotesSince(paperId, since)),
    feedDay ? db().$queryRaw<HourOfVotes[]>(selectVotesByHour(feedDay)) : [],
  ]);
  const hours = feedDay ? hoursOf(feedDay, now) : 0;
  return { votesOfLastDay: counted?.votes ?? 0, places: placesByHour(paperId, rows, hours) };
}

export async function readMovementCached(paperId: string, feedDay: Day | null): Promise<Movement> {
  'use cache';
  cacheLife('minutes');
  cacheTag(tags.paper(paperId), ...(feedDay ? [tags.day(feedDay)] : []));
  return readMovement(paperId, feedDay);
}

export function countVotesSince(paperId: string, since: Date): Prisma.Sql {
  return Prisma.sql`
    SELECT count(*)::int AS votes FROM votes WHERE paper_id = ${paperId} AND cast_at > ${since}`;
}

/** Votes before the day began, for a paper that was known before, count to its first hour. */
export function selectVotesByHour(day: Day): Prisma.Sql {
  const begins = startOfFeedDay(day);
  return Prisma.sql`
    SELECT e.paper_id AS id, e.tie, count(*)::int AS votes,
      greatest(0, floor(extract(epoch FROM v.cast_at - ${begins}) / 3600))::int AS hour
    FROM entries e JOIN votes v USING (paper_id)
    WHERE e.feed_day = ${day}::date AND e.upvotes > 0 AND NOT e.withdrawn AND v.cast_at < ${endOfFeedDay(day)}
    GROUP BY 1, 2, 4`;
}

/** The hours of a feed day that have begun; a day of New York has 23 to 25. */
function hoursOf(day: Day, now: Date): number {
  const end = Math.min(endOfFeedDay(day).getTime(), now.getTime());
  return Math.max(0, Math.ceil((end - startOfFeedDay(day).getTime()) / millisecondsAnHour));
}
