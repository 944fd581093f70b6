import { isListingDay, previousListingDay } from '@/lib/arxiv-calendar';
import { currentFeedDay, type Day, endOfFeedDay, fromDay, startOfFeedDay, toDay } from '@/lib/dates';
import { db } from '@/lib/db';
import { knowsHolidaysOf } from '@/lib/holidays';
import type { Announcements } from '@/lib/ingest/announced';
import { hashOf } from '@/lib/ingest/batch-day';

/**
 * What one look at a feed told: `fresh` papers of the day that is due, the `same` as before, `stale` (an earlier day's
 * batch, whatever date it bears), `empty`, or an `error`.
 */
export type Poll = {
  verdict: 'fresh' | 'same' | 'stale' | 'empty' | 'error';
  feedDay: Day | null;
  etag: string | null;
  lastModified: string | null;
  idsHash: string | null;
  newestId: string | null;
  counts: Announcements['counts'];
};

const pollsUntilSettled = 2;
const keptMs = 90 * 24 * 3_600_000;

/** The listing day whose batch should be out at this moment. */
export function dueListingDay(now: Date): Day {
  const day = currentFeedDay(now);
  return isListingDay(day) ? day : previousListingDay(day);
}

/** What the last look that got an answer told; null where there was none. */
export async function findLastPoll(category: string): Promise<Poll | null> {
  const row = await db().feedPoll.findFirst({
    where: { category, verdict: { not: 'error' } },
    orderBy: { polledAt: 'desc' },
  });
  if (!row) return null;
  const { verdict, etag, lastModified, idsHash, newestId } = row;
  const feedDay = row.feedDay && toDay(row.feedDay);
  const counts = row.counts as Poll['counts'];
  return { verdict: verdict as Poll['verdict'], feedDay, etag, lastModified, idsHash, newestId, counts };
}

/** Whether the batch that is due has come and was the same twice after that: then nobody need ask again today. */
export async function isSettled(category: string, now: Date): Promise<boolean> {
  const last = await db().feedPoll.findMany({
    where: { category },
    orderBy: { polledAt: 'desc' },
    take: pollsUntilSettled,
    select: { verdict: true, feedDay: true },
  });
  const due = dueListingDay(now);
  const isSame = last.every(({ verdict, feedDay }) => verdict === 'same' && feedDay && toDay(feedDay) >= due);
  return last.length === pollsUntilSettled && isSame;
}

/**
 * Whether this category brought nothing on a listing day although its feed was looked at on that day, and OAI-PMH
 * brought nothing either. Where arXiv's holidays are not known, no day counts as missed.
 */
export async function wasMissed(category: string, day: Day): Promise<boolean> {
  if (!knowsHolidaysOf(day)) return false;
  const looks = await db().feedPoll.findMany({
    where: { category, verdict: { not: 'error' }, polledAt: { gte: startOfFeedDay(day) } },
    select: { feedDay: true, polledAt: true },
  });
  const wasAsked = looks.some(({ polledAt }) => polledAt < endOfFeedDay(day));
  const came = looks.some(({ feedDay }) => feedDay && toDay(feedDay) === day);
  return wasAsked && !came && !(await cameByOai(category, day));
}

async function cameByOai(category: string, day: Day): Promise<boolean> {
  const where = { feedDay: fromDay(day), dayBy: 'oai', paper: { primaryCategory: category } };
  return (await db().entry.findFirst({ where, select: { paperId: true } })) !== null;
}

/** Judges what a feed showed by what it held, not by the date it bears. */
export function judge(ids: string[], day: Day | null, last: Poll | null, now: Date): Poll['verdict'] {
  if (ids.length === 0 || !day) return 'empty';
  if (day < dueListingDay(now)) return 'stale';
  return hashOf(ids) === last?.idsHash ? 'same' : 'fresh';
}

export async function recordPoll(category: string, poll: Poll, now: Date): Promise<void> {
  const feedDay = poll.feedDay ? fromDay(poll.feedDay) : null;
  await db().feedPoll.create({ data: { ...poll, category, feedDay, polledAt: now } });
}

export async function recordFailedPoll(category: string, reason: string, now: Date): Promise<void> {
  await db().feedPoll.create({ data: { category, verdict: 'error', reason, polledAt: now } });
}

/** Removes what is older than 90 days. */
export async function removeOldPolls(now: Date = new Date()): Promise<number> {
  const { count } = await db().feedPoll.deleteMany({
    where: { polledAt: { lt: new Date(now.getTime() - keptMs) } },
  });
  return count;
}
