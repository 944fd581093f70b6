import { type Day, toDay } from '@/lib/dates';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { type OaiRange, oaiPace, oaiPagesOf } from '@/lib/ingest/oai-pages';
import type { OaiPage } from '@/lib/ingest/oai-raw';
import type { Pace } from '@/lib/ingest/polite-fetch';
import { explain } from '@/lib/ingest/reading';
import { type BringIn, type Cursor, type Notes, recordRun } from '@/lib/ingest/run';
import type { IngestResult } from '@/lib/ingest/tally';
import type { PaperRecord } from '@/lib/papers/schema';

/** UTC days on which arXiv touched the metadata. Without `until` up to now; without `category` all that are followed. */
export type HarvestScope = { since: Day; until?: Day | undefined; category?: string | undefined };

/** How far a harvest has come. `pages` counts from its beginning, also over runs; `records` those of this run. */
export type HarvestProgress = { category: string; pages: number; records: number };

export type HarvestOptions = {
  pace?: Pace | undefined;
  dryRun?: boolean | undefined;
  runId?: string | undefined;
  onProgress?: ((progress: HarvestProgress) => void) | undefined;
};

/**
 * Brings in the records of a range from arXiv's OAI-PMH. A category that fails is named in `failures` and the others go
 * on; silence ends the run. The same range, asked for again, goes on after the last finished page. Safe to repeat.
 */
export async function ingestOai(scope: HarvestScope, options: HarvestOptions = {}): Promise<IngestResult> {
  const asked = { source: 'oai' as const, scope: definedIn(scope), runId: options.runId };
  return await recordRun({ ...asked, dryRun: options.dryRun ?? false }, (bringIn, notes) =>
    harvest(scope, bringIn, notes, options),
  );
}

/** Brings in page by page, of each what `choose` lets through. */
export async function harvest(
  scope: HarvestScope,
  bringIn: BringIn,
  notes: Notes,
  { pace = oaiPace, dryRun = false, onProgress }: HarvestOptions,
  choose: (records: PaperRecord[]) => Promise<PaperRecord[]> = async (records) => records,
): Promise<void> {
  const place: Cursor = { began: toDay(new Date()), pages: 0, ...notes.resumeAt };
  const seen = new Set<string>();
  let records = 0;
  for (const category of categoriesOf(scope)) {
    const rest = restOf({ ...scope, category }, place);
    if (!rest) continue;
    const pages = oaiPagesOf(rest.range, rest.token, notes.counted(pace));
    for (;;) {
      const page = await nextPage(pages, category, notes, pace);
      if (page === 'silent') return;
      if (!page) break;
      const chosen = await choose(dryRun ? firstSights(page.records, seen) : page.records);
      place[category] = page.token ?? finished;
      place.pages = Number(place.pages) + 1;
      await bringIn({ records: chosen, unreadable: page.unreadable }, { ...place });
      records += page.records.length;
      onProgress?.({ category, pages: Number(place.pages), records });
    }
  }
}

/** The scope without what is undefined, as a run remembers it. */
export function definedIn({ since, until, category }: { [key in keyof HarvestScope]?: string | undefined }) {
  return { ...(since ? { since } : {}), ...(until ? { until } : {}), ...(category ? { category } : {}) };
}

const shortestRequest = 100;
/** No resumption token looks like this. */
const finished = 'finished';

/**
 * What is left of a category where an earlier run has stopped; null where nothing is. A place holds the token of the next
 * page under each category. A finished one has grown since, unless its range was over before that run began.
 */
function restOf(range: OaiRange, place: Cursor): { range: OaiRange; token: string | null } | null {
  const token = place[range.category];
  if (token !== finished) return { range, token: token === undefined ? null : String(token) };
  const began = String(place.began);
  const isOver = began === toDay(new Date()) || (range.until !== undefined && range.until < began);
  return isOver
    ? null
    : { range: { ...range, since: began > range.since ? began : range.since }, token: null };
}

function categoriesOf({ category }: HarvestScope): string[] {
  return category ? [category] : env().ARXIV_CATEGORIES;
}

/** The next page; null at the end of a category or where it fails, which is noted. */
async function nextPage(
  pages: AsyncGenerator<OaiPage>,
  category: string,
  { fail }: Notes,
  pace: Pace,
): Promise<OaiPage | null | 'silent'> {
  try {
    if (isLate(pace)) throw new AppError('source_unavailable');
    const { value, done } = await pages.next();
    return done ? null : value;
  } catch (error) {
    fail(isLate(pace) ? outOfTime : `${category}: ${explain(error)}`);
    return error instanceof AppError ? 'silent' : null;
  }
}

/** What a run says whose time was over before its range was. */
export const outOfTime =
  'The time for this run was over; the same range, asked for again, goes on from there.';

/** Whether there is no time left for one more request. */
function isLate({ giveUpAt, interval, yieldMs = 0 }: Pace): boolean {
  return giveUpAt !== undefined && Date.now() + Math.max(shortestRequest, interval + yieldMs) >= giveUpAt;
}

function firstSights(records: PaperRecord[], seen: Set<string>): PaperRecord[] {
  return records.filter(({ id }) => !seen.has(id) && seen.add(id));
}
