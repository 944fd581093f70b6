import { addDays, type Day, fromDay, toDay } from '@/lib/dates';
import { type Difference, findDifferences, missingHere } from '@/lib/ingest/differences';
import { definedIn, type HarvestOptions, type HarvestScope, harvest } from '@/lib/ingest/oai-harvest';
import { recordRun } from '@/lib/ingest/run';
import type { IngestResult } from '@/lib/ingest/tally';
import type { PaperRecord } from '@/lib/papers/schema';

export type Reconciled = IngestResult & { differences: Difference[] };

const overlapDays = 4;
const longestHoldDays = 30;
const mostKept = 5_000;

/**
 * Compares the catalogue with arXiv's OAI-PMH over a range, by default the last four days, and brings in what the feeds
 * missed and what has changed; an old paper that was never here and was only touched stays out. A dry run only compares.
 * Gives the first 5,000 differences, each paper once.
 */
export async function reconcile(
  scope: { [key in keyof HarvestScope]?: string | undefined } = {},
  options: HarvestOptions & { onDifference?: (difference: Difference) => void } = {},
): Promise<Reconciled> {
  const range = { ...scope, since: scope.since ?? addDays(toDay(new Date()), -overlapDays) };
  const differences = new Map<string, Difference>();
  const asked = { source: 'reconcile' as const, scope: definedIn(scope), runId: options.runId };
  const result = await recordRun({ ...asked, dryRun: options.dryRun ?? false }, (bringIn, notes) =>
    harvest(range, bringIn, notes, options, async (records) => {
      const { ours, found } = await compare(records, range.since);
      for (const one of found) {
        if (differences.size >= mostKept || differences.has(one.id)) continue;
        differences.set(one.id, one);
        options.onDifference?.(one);
      }
      return ours;
    }),
  );
  return { ...result, differences: [...differences.values()] };
}

/** arXiv holds a paper for weeks at most; one that was submitted long before the range was announced before it. */
async function compare(
  records: PaperRecord[],
  since: Day,
): Promise<{ ours: PaperRecord[]; found: Difference[] }> {
  const found = await findDifferences(records);
  const oldest = fromDay(addDays(since, -longestHoldDays));
  const old = new Set(records.filter(({ publishedAt }) => publishedAt < oldest).map(({ id }) => id));
  const left = new Set(
    found.filter(({ id, what }) => what === missingHere && old.has(id)).map(({ id }) => id),
  );
  return {
    ours: records.filter(({ id }) => !left.has(id)),
    found: found.filter(({ id }) => !left.has(id)),
  };
}
