import { addDays, currentFeedDay, fromDay } from '@/lib/dates';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { fetchIds, idsARequest } from '@/lib/ingest/arxiv';
import { removeDemo } from '@/lib/ingest/demo';
import { isSettled, recordFailedPoll } from '@/lib/ingest/feed-polls';
import { bringInFeed } from '@/lib/ingest/one-feed';
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
  const scope = category ? { category } : {};
  return await recordRun(
    { source: 'feed', scope, dryRun, runId },
    async (bringIn, { touch, fail, counted }) => {
      const options = { pace: counted(given), now, dryRun };
      const changed: string[] = [];
      for (const one of category ? [category] : env().ARXIV_CATEGORIES)
        try {
          if (unsettled && (await isSettled(one, now))) continue;
          changed.push(...(await bringInFeed(one, bringIn, options)));
        } catch (error) {
          fail(`${one}: ${explain(error)}`);
          if (!dryRun) await recordFailedPoll(one, explain(error), now);
          if (isSilence(error)) break;
        }
      if (dryRun) return;
      if (changed.length > 0 && env().DEMO !== 'on') touch(await removeDemo());
      await completeRecords(await findIncomplete(changed, now), bringIn, options.pace);
    },
  );
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
