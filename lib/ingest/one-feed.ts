import { type Day, fromDay, isListingDay, previousListingDay, toDay } from '@/lib/dates';
import { db } from '@/lib/db';
import type { Announcements } from '@/lib/ingest/announced';
import { fetchAnnouncements, fetchIds, idsARequest } from '@/lib/ingest/arxiv';
import { batchDay, idsOfMissedDay } from '@/lib/ingest/batch-day';
import { findLastPoll, hashOf, judge, type Poll, recordPoll } from '@/lib/ingest/feed-polls';
import type { Pace } from '@/lib/ingest/polite-fetch';
import type { BringIn } from '@/lib/ingest/run';
import { log } from '@/lib/log';
import type { PaperRecord } from '@/lib/papers/schema';

export type FeedOptions = { pace: Pace; now: Date; dryRun: boolean };

/**
 * Looks once at a category's feed, brings in what it announces on the day that its content proves, and remembers the
 * look. Gives the ids that were new or changed. Throws where the answer is an error, cut off or no feed.
 */
export async function bringInFeed(
  category: string,
  bringIn: BringIn,
  options: FeedOptions,
): Promise<string[]> {
  const { pace, now, dryRun } = options;
  const last = dryRun ? null : await findLastPoll(category);
  const { announcements, etag, lastModified } = await fetchAnnouncements(category, pace, last ?? {});
  if (!announcements) {
    if (last)
      await recordPoll(category, { ...last, verdict: judgeAgain(last, now), etag, lastModified }, now);
    return [];
  }
  const { day, records } = await onTheirDay(announcements, pace);
  const ids = records.map(({ id }) => id);
  const poll = {
    verdict: judge(ids, day, last, now),
    feedDay: day,
    idsHash: hashOf(ids),
    newestId: newestOf(ids),
  };
  const touched = await bringInAll({ ...announcements, records }, bringIn);
  if (!dryRun) await recordPoll(category, { ...poll, etag, lastModified, counts: announcements.counts }, now);
  return touched;
}

function judgeAgain(last: Poll, now: Date): Poll['verdict'] {
  if (!last.feedDay || !last.newestId) return 'empty';
  const verdict = judge([last.newestId], last.feedDay, last, now);
  return verdict === 'fresh' ? 'same' : verdict;
}

/** The records with the listing day that their ids prove, where it is not the one that the feed's date suggests. */
async function onTheirDay(
  { records }: Announcements,
  pace: Pace,
): Promise<{ day: Day | null; records: PaperRecord[] }> {
  const dated = records[0]?.announced;
  if (!dated) return { day: null, records };
  const ids = records.map(({ id }) => id);
  const day = batchDay(dated, ids, await findSeenDays(ids));
  const missed = day === dated ? await findMissedIds(records, day, pace) : { ids: [], day };
  return {
    day,
    records: records.map((record) => ({
      ...record,
      announced: missed.ids.includes(record.id) ? missed.day : day,
    })),
  };
}

async function findSeenDays(ids: string[]): Promise<Map<string, Day>> {
  const rows = await db().entry.findMany({
    where: { paperId: { in: ids }, dayBy: 'feed' },
    select: { paperId: true, feedDay: true },
  });
  return new Map(rows.map((row) => [row.paperId, toDay(row.feedDay)]));
}

/** The ids of the listing day before, where that one brought nothing though arXiv's calendar has it. */
async function findMissedIds(
  records: PaperRecord[],
  day: Day,
  pace: Pace,
): Promise<{ ids: string[]; day: Day }> {
  const missed = previousListingDay(day);
  if (!isListingDay(day) || !(await wasMissed(missed))) return { ids: [], day };
  try {
    const papers: PaperRecord[] = [];
    for (let start = 0; start < records.length; start += idsARequest) {
      const ids = records.slice(start, start + idsARequest).map(({ id }) => id);
      papers.push(...(await fetchIds(ids, pace)).records);
    }
    return { ids: idsOfMissedDay(papers, missed), day: missed };
  } catch (error) {
    log('warn', 'missed_day_undecided', { day: missed, error });
    return { ids: [], day };
  }
}

/** A day is missed where nothing was seen on it though something was on the listing day before it. */
async function wasMissed(day: Day): Promise<boolean> {
  const seenOn = async (one: Day) =>
    (await db().entry.findFirst({
      where: { feedDay: fromDay(one), dayBy: 'feed' },
      select: { paperId: true },
    })) !== null;
  return (await seenOn(previousListingDay(day))) && !(await seenOn(day));
}

async function bringInAll(announced: Announcements, bringIn: BringIn): Promise<string[]> {
  const updates = await onlyKnown(announced.updates);
  const news = await bringIn({ records: announced.records, unreadable: announced.unreadable });
  const old = await bringIn({ records: updates, unreadable: [] });
  return [...news.created, ...news.changed, ...old.changed];
}

/** Revisions and old cross-lists concern us only where the paper is in the catalogue. */
async function onlyKnown(records: PaperRecord[]): Promise<PaperRecord[]> {
  const found = await db().paper.findMany({
    where: { id: { in: records.map((record) => record.id) }, demo: false },
    select: { id: true },
  });
  const known = new Set(found.map((paper) => paper.id));
  return records.filter((record) => known.has(record.id));
}

function newestOf(ids: string[]): string | null {
  return ids.toSorted().at(-1) ?? null;
}
