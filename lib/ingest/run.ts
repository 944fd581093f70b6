import type { Day } from '@/lib/dates';
import { db } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { quarantine } from '@/lib/ingest/quarantine';
import { explain, type Reading } from '@/lib/ingest/reading';
import { type Stored, storePage } from '@/lib/ingest/store';

/**
 * What a run brought in: numbers of papers, the feed days whose lists changed, the papers that changed, the editions that
 * went, and why some of it could not be read.
 */
export type IngestResult = {
  papers: number;
  changed: number;
  unchanged: number;
  quarantined: number;
  days: Day[];
  createdIds: string[];
  changedIds: string[];
  editions: GoneEdition[];
  failures: string[];
};

/** An edition that went, by its kind and first day; the digest stands above and is not imported. */
export type GoneEdition = { kind: string; periodStart: Day };

/** What pages show and a run has changed beside the papers it brought in. */
export type Change = Pick<IngestResult, 'days' | 'changedIds' | 'editions'>;

/** What a run says about itself: a change, and a part that failed while the rest came in. */
export type Notes = { touch: (change: Change) => void; fail: (reason: string) => void };

/** Brings in what one answer or page of a file held, and counts it. */
export type BringIn = (reading: Reading) => Promise<Stored>;

const mostIdsKept = 2_000;

/**
 * Executes one ingest and leaves a row about it in `runs`, also where it fails; then the error goes on. What was
 * brought in before a failure stays. A part that failed makes it a failed run with a result.
 */
export async function recordRun(
  source: string,
  work: (bringIn: BringIn, notes: Notes) => Promise<void>,
): Promise<IngestResult> {
  const run = await db().run.create({ data: { job: 'ingest', source } });
  const tally = newTally();
  try {
    await work(async (reading) => {
      const stored = await storePage(reading.records);
      await quarantine(source, run.id, reading.unreadable);
      add(tally, stored, reading.unreadable.length);
      return stored;
    }, notesIn(tally));
    const failed = tally.failures.length > 0;
    await finish(run.id, failed ? 'failed' : 'succeeded', tally, failed ? tally.failures.join('; ') : null);
  } catch (error) {
    await finish(run.id, 'failed', tally, explain(error));
    throw error;
  }
  return toResult(tally);
}

/** Throws AppError 'source_unavailable' where a part of the run failed; call it once what came in is told. */
export function requireNoFailures({ failures }: Pick<IngestResult, 'failures'>): void {
  if (failures.length > 0) throw new AppError('source_unavailable', failures.join('; '));
}

type Tally = ReturnType<typeof newTally>;

function newTally() {
  return {
    papers: 0,
    changed: 0,
    unchanged: 0,
    quarantined: 0,
    days: new Set<Day>(),
    createdIds: [] as string[],
    changedIds: [] as string[],
    editions: [] as GoneEdition[],
    failures: [] as string[],
  };
}

function notesIn(tally: Tally): Notes {
  return {
    touch: ({ days, changedIds, editions }) => {
      for (const day of days) tally.days.add(day);
      tally.changedIds.push(...changedIds);
      tally.editions.push(...editions);
    },
    fail: (reason) => tally.failures.push(reason),
  };
}

function add(tally: Tally, stored: Stored, quarantined: number): void {
  tally.papers += stored.created.length;
  tally.changed += stored.changed.length;
  tally.unchanged += stored.unchanged;
  tally.quarantined += quarantined;
  for (const day of stored.days) tally.days.add(day);
  if (tally.createdIds.length < mostIdsKept) tally.createdIds.push(...stored.created);
  if (tally.changedIds.length < mostIdsKept) tally.changedIds.push(...stored.changed);
}

async function finish(id: string, outcome: string, tally: Tally, reason: string | null): Promise<void> {
  const { papers, changed, unchanged, quarantined, days } = tally;
  const counts = { papers, changed, unchanged, quarantined, days: days.size };
  await db().run.update({ where: { id }, data: { outcome, reason, counts, finishedAt: new Date() } });
}

function toResult(tally: Tally): IngestResult {
  return { ...tally, days: [...tally.days].sort() };
}
