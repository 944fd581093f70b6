import type { Day } from '@/lib/dates';
import { db } from '@/lib/db';
import { quarantine } from '@/lib/ingest/quarantine';
import { explain, type Reading } from '@/lib/ingest/reading';
import { type Stored, storePage } from '@/lib/ingest/store';

/** What a run brought in: numbers of papers, the feed days whose lists changed, and the papers that changed. */
export type IngestResult = {
  papers: number;
  changed: number;
  unchanged: number;
  quarantined: number;
  days: Day[];
  createdIds: string[];
  changedIds: string[];
};

/** Brings in what one answer or page of a file held, and counts it. */
export type BringIn = (reading: Reading) => Promise<Stored>;

const mostIdsKept = 2_000;

/**
 * Executes one ingest and leaves a row about it in `runs`, also where it fails; then the error goes on. What was
 * brought in before a failure stays.
 */
export async function recordRun(
  source: string,
  work: (bringIn: BringIn, touch: (days: Day[]) => void) => Promise<void>,
): Promise<IngestResult> {
  const run = await db().run.create({ data: { job: 'ingest', source } });
  const tally = newTally();
  const touch = (days: Day[]) => {
    for (const day of days) tally.days.add(day);
  };
  try {
    await work(async (reading) => {
      const stored = await storePage(reading.records);
      await quarantine(source, run.id, reading.unreadable);
      add(tally, stored, reading.unreadable.length);
      touch(stored.days);
      return stored;
    }, touch);
    await finish(run.id, 'succeeded', tally, null);
  } catch (error) {
    await finish(run.id, 'failed', tally, explain(error));
    throw error;
  }
  return toResult(tally);
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
  };
}

function add(tally: Tally, stored: Stored, quarantined: number): void {
  tally.papers += stored.created.length;
  tally.changed += stored.changed.length;
  tally.unchanged += stored.unchanged;
  tally.quarantined += quarantined;
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
