import { addDays, currentFeedDay, fromDay } from '@/lib/dates';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { fetchIds, idsARequest } from '@/lib/ingest/arxiv';
import { removeDemo } from '@/lib/ingest/demo';
import { isSettled, recordFailedPoll } from '@/lib/ingest/feed-polls';
import { bringInFeed, type FeedOptions } from '@/lib/ingest/one-feed';
import { arxivPace, type Pace } from '@/lib/ingest/polite-fetch';
import { explain } from '@/lib/ingest/reading';
import { type BringIn, recordRun } from '@/lib/ingest/run';
import type { IngestResult } from '@/lib/ingest/tally';
import { log } from '@/lib/log';

/** `unsettled` leaves out categories whose batch of today has come and no longer changes. */
export type AnnouncementOptions = {
  category?: string | undefined;
  unsettled?: boolean;
  dryRun?: boolean;
  runId?: string | undefined;
  now?: Date;
};

const daysUntilGivenUp = 7;

/**
 * Brings in what arXiv announces now in the followed categories, then the full records of what was new. An answer that
 * is cut off writes nothing and fails the run, after the other categories have come in; the result names it in
 * `failures`. Safe to repeat.
 */
export async function ingestAnnouncements(
  given: Pace = arxivPace,
  { category, unsettled = false, dryRun = false, runId, now = new Date() }: AnnouncementOptions = {},
): Promise<IngestResult> {
  const asked = { source: 'feed' as const, scope: category ? { category } : {}, dryRun, runId };
  return await recordRun(asked, async (bringInPage, { touch, fail, counted }) => {
    const bringIn = dryRun ? eachOnce(bringInPage) : bringInPage;
    const options = { pace: counted(given), now, dryRun, unsettled };
    const categories = category ? [category] : env().ARXIV_CATEGORIES;
    const { changed, silent } = await bringInFeeds(categories, bringIn, fail, options);
    if (dryRun) return;
    if (changed.length > 0 && env().DEMO !== 'on') touch(await removeDemo());
    if (!silent) await completeRecords(await findIncomplete(changed, now), bringIn, options.pace);
  });
}

/** One feed after the other. Where arXiv is silent, nothing more is asked. */
async function bringInFeeds(
  categories: string[],
  bringIn: BringIn,
  fail: (reason: string) => void,
  options: FeedOptions & { unsettled: boolean },
): Promise<{ changed: string[]; silent: boolean }> {
  const changed: string[] = [];
  for (const category of categories)
    try {
      if (options.unsettled && (await isSettled(category, options.now))) continue;
      changed.push(...(await bringInFeed(category, bringIn, options)));
    } catch (error) {
      fail(`${category}: ${explain(error)}`);
      if (!options.dryRun) await recordFailedPoll(category, explain(error), options.now);
      if (isSilence(error)) return { changed, silent: true };
    }
  return { changed, silent: false };
}

/** A dry run forgets what it has brought in, so that cross-lists of a paper would count as new again. */
function eachOnce(bringIn: BringIn): BringIn {
  const met = new Set<string>();
  return async ({ records, unreadable }) =>
    await bringIn({ records: records.filter(({ id }) => !met.has(id) && met.add(id)), unreadable });
}

/** Papers known from a feed only: of those that changed now, and of the last days, where an earlier run was refused. */
async function findIncomplete(changed: string[], now: Date): Promise<string[]> {
  const since = fromDay(addDays(currentFeedDay(now), -daysUntilGivenUp));
  const [fresh, recent] = await Promise.all([
    db().paper.findMany({ where: { id: { in: changed }, source: 'feed' }, select: { id: true } }),
    db().entry.findMany({
      where: { feedDay: { gte: since }, paper: { source: 'feed' } },
      select: { paperId: true },
    }),
  ]);
  return [...new Set([...fresh.map(({ id }) => id), ...recent.map(({ paperId }) => paperId)])];
}

/** Feeds know neither the first date nor comments; the API does. Where it fails, the papers stay as announced. */
async function completeRecords(ids: string[], bringIn: BringIn, pace: Pace): Promise<void> {
  try {
    for (let start = 0; start < ids.length; start += idsARequest)
      await bringIn(await fetchIds(ids.slice(start, start + idsARequest), pace));
  } catch (error) {
    log('warn', 'records_incomplete', { error });
  }
}

function isSilence(error: unknown): boolean {
  return error instanceof AppError;
}
