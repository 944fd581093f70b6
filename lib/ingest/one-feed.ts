import { previousListingDay } from '@/lib/arxiv-calendar';
import { type Day, toDay } from '@/lib/dates';
import { db } from '@/lib/db';
import type { Announcements } from '@/lib/ingest/announced';
import { fetchAnnouncements, fetchIds, idsARequest } from '@/lib/ingest/arxiv';
import { batchDay, hashOf, idsOfMissedDay } from '@/lib/ingest/batch-day';
import {
  dueListingDay,
  findLastPoll,
  judge,
  type Poll,
  recordPoll,
  wasMissed,
} from '@/lib/ingest/feed-polls';
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
  const last = await findLastPoll(category);
  const { announcements, ...copy } = await fetchAnnouncements(category, pace, (!dryRun && last) || {});
  if (!announcements) {
    if (last) await recordPoll(category, { ...last, verdict: judgeAgain(last, now), ...copy }, now);
    return [];
  }
  const { day, records, decided } = await onTheirDay(category, announcements, last, options);
  const ids = records.map(({ id }) => id);
  const poll = {
    verdict: judge(ids, day, last, now),
    feedDay: day,
    idsHash: hashOf(ids),
    newestId: newestOf(ids),
  };
  const touched = await bringInAll({ ...announcements, records }, bringIn);
  const marks = decided ? copy : { etag: null, lastModified: null };
  if (!dryRun) await recordPoll(category, { ...poll, ...marks, counts: announcements.counts }, now);
  return touched;
}

function judgeAgain(last: Poll, now: Date): Poll['verdict'] {
  if (!last.feedDay || !last.newestId) return 'empty';
  const verdict = judge([last.newestId], last.feedDay, last, now);
  return verdict === 'fresh' ? 'same' : verdict;
}

type OnTheirDay = { day: Day | null; records: PaperRecord[]; decided: boolean };

/**
 * The records with the listing day that their ids prove, where it is not the one that the feed's date suggests.
 * Undecided where two batches may be in the feed and arXiv did not say what was submitted when: the next look must see
 * the papers again.
 */
async function onTheirDay(
  category: string,
  { records }: Announcements,
  last: Poll | null,
  { pace, now }: FeedOptions,
): Promise<OnTheirDay> {
  const dated = records[0]?.announced;
  if (!dated) return { day: null, records, decided: true };
  const ids = records.map(({ id }) => id);
  const day = batchDay({ dated, ids, seen: await findSeenDays(ids), last, due: dueListingDay(now) });
  const missed = previousListingDay(day);
  const early = (await wasMissed(category, missed)) ? await findEarly(records, missed, pace) : [];
  const dayOf = ({ id }: PaperRecord) => (early?.includes(id) ? missed : day);
  const placed = records.map((record) => ({ ...record, announced: dayOf(record) }));
  return { day, records: placed, decided: early !== null };
}

/** The days that were observed, by a feed or by OAI-PMH. */
async function findSeenDays(ids: string[]): Promise<Map<string, Day>> {
  const rows = await db().entry.findMany({
    where: { paperId: { in: ids }, dayBy: { in: ['feed', 'oai'] } },
    select: { paperId: true, feedDay: true },
  });
  return new Map(rows.map((row) => [row.paperId, toDay(row.feedDay)]));
}

/** The ids that belong to the listing day before, which brought nothing; null where arXiv does not say. */
async function findEarly(records: PaperRecord[], missed: Day, pace: Pace): Promise<string[] | null> {
  try {
    const papers: PaperRecord[] = [];
    for (let start = 0; start < records.length; start += idsARequest) {
      const ids = records.slice(start, start + idsARequest).map(({ id }) => id);
      papers.push(...(await fetchIds(ids, pace)).records);
    }
    return idsOfMissedDay(papers, missed);
  } catch (error) {
    log('warn', 'missed_day_undecided', { day: missed, error });
    return null;
  }
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
