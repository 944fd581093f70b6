import { db } from '@/lib/db';
import type { Pace } from '@/lib/ingest/polite-fetch';
import { quarantine } from '@/lib/ingest/quarantine';
import { explain, type Reading } from '@/lib/ingest/reading';
import { type Stored, storePage } from '@/lib/ingest/store';
import { type Change, type IngestResult, Tally } from '@/lib/ingest/tally';
import { log } from '@/lib/log';

/** Where records come from; `runs.source` and `quarantine.source` hold it. */
export type Source = 'feed' | 'oai' | 'reconcile' | 'api' | 'file' | 'demo';

/** What a run is asked for: enough to ask for the same again. Days are New York's, `file` is a path. */
export type Scope = {
  since?: string;
  until?: string;
  category?: string;
  ids?: string[];
  file?: string;
  bytes?: number;
  modified?: number;
};

/** `runId` names a run that somebody requested and that waits to be executed. */
export type Asked = { source: Source; scope?: Scope; dryRun?: boolean; runId?: string | undefined };

/** Where a run stands inside its scope, as JSON: a resumption token, a line number. */
export type Cursor = Record<string, string | number>;

/** Brings in what one answer or page of a file held, counts it, and remembers how far the run has come. */
export type BringIn = (reading: Reading, cursor?: Cursor) => Promise<Stored>;

/**
 * What a run says about itself, and where an earlier run of the same scope stopped. Whoever brings in several pages at
 * once says by `reach` up to where all of them are in.
 */
export type Notes = {
  touch: (change: Change) => void;
  fail: (reason: string) => void;
  counted: (pace: Pace) => Pace;
  resumeAt: Cursor | null;
  reach: (cursor: Cursor) => Promise<void>;
};

const pulseMs = 30_000;

/**
 * Executes one ingest and leaves a row about it in `runs`, also where it fails; then the error goes on. What was
 * brought in before a failure stays, and a run of the same scope begins after the last finished page. A part that
 * failed makes it a failed run with a result. A dry run writes nothing at all.
 */
export async function recordRun(
  { source, scope = {}, dryRun = false, runId: requested }: Asked,
  work: (bringIn: BringIn, notes: Notes) => Promise<void>,
): Promise<IngestResult> {
  const tally = new Tally();
  const resumeAt = dryRun ? null : await findCursor(source, scope, requested);
  const runId = dryRun ? null : await begin(source, scope, requested);
  const reach = async (cursor: Cursor) => {
    if (runId) await db().run.update({ where: { id: runId }, data: { cursor, aliveAt: new Date() } });
  };
  const stopPulse = runId ? startPulse(runId) : () => {};
  try {
    await work(
      async (reading, cursor) => {
        const stored = await storePage(reading.records, { dryRun });
        if (runId) await quarantine(source, runId, reading.unreadable);
        if (cursor) await reach(cursor);
        tally.add(stored, reading.unreadable.length);
        return stored;
      },
      { ...notesFor(tally), resumeAt, reach },
    );
  } catch (error) {
    if (runId) await finish(runId, tally, explain(error));
    throw error;
  } finally {
    stopPulse();
  }
  const { failures } = tally.result;
  if (runId) await finish(runId, tally, failures.length > 0 ? failures.join('; ') : null);
  return tally.result;
}

async function begin(source: Source, scope: Scope, requested: string | undefined): Promise<string> {
  const now = new Date();
  const data = { job: 'ingest', source, scope, outcome: 'running', startedAt: now, aliveAt: now };
  const { id } = requested
    ? await db().run.update({ where: { id: requested }, data })
    : await db().run.create({ data });
  return id;
}

/** The place where the last run of this scope stopped; null where it came to its end. */
async function findCursor(
  source: Source,
  scope: Scope,
  requested: string | undefined,
): Promise<Cursor | null> {
  if (Object.keys(scope).length === 0) return null;
  const last = await db().run.findFirst({
    where: {
      job: 'ingest',
      source,
      scope: { equals: scope },
      outcome: { not: 'requested' },
      ...(requested ? { id: { not: requested } } : {}),
    },
    orderBy: { startedAt: 'desc' },
    select: { outcome: true, cursor: true },
  });
  return last && last.outcome !== 'succeeded' ? (last.cursor as Cursor | null) : null;
}

/** Says every half minute that the run is alive, also while it waits for arXiv. Gives what stops it. */
function startPulse(id: string): () => void {
  const beat = () => {
    db()
      .run.update({ where: { id }, data: { aliveAt: new Date() } })
      .catch((error: unknown) => log('warn', 'run_pulse_failed', { run: id, error }));
  };
  const timer = setInterval(beat, pulseMs).unref();
  return () => clearInterval(timer);
}

function notesFor(tally: Tally): Pick<Notes, 'touch' | 'fail' | 'counted'> {
  return {
    touch: (change) => tally.touch(change),
    fail: (reason) => tally.fail(reason),
    counted: (pace) => ({ ...pace, onRequest: () => tally.countRequest() }),
  };
}

async function finish(id: string, { counts }: Tally, reason: string | null): Promise<void> {
  const outcome = reason === null ? 'succeeded' : 'failed';
  const data = { outcome, reason, counts, finishedAt: new Date() };
  await db().run.updateMany({ where: { id, outcome: 'running' }, data });
}
