import { db, Prisma } from '@/lib/db';
import { lastPulse } from '@/lib/ingest/dead-runs';
import {
  type QuarantinedRecord,
  type RunFilter,
  type RunShown,
  runCounts,
  runScope,
} from '@/lib/ingest/schema';

type RunRow = Omit<RunShown, 'startedAt' | 'finishedAt'> & { startedAt: Date; finishedAt: Date | null };
type QuarantineRow = Omit<QuarantinedRecord, 'at'> & { at: Date };
type Page<Name extends string, Row> = { [key in Name]: Row[] } & { total: number; pages: number };

const pageSize = 25;
const rawShown = 4_000;
const dayMs = 86_400_000;
/** A thousand records need no exact number, and no more pages. */
const mostCounted = 1_000;

/** One page of the runs of ingest, newest first. Pages begin at 1. */
export async function listRuns(filter: RunFilter, page: number): Promise<Page<'runs', RunShown>> {
  const [rows, counted] = await Promise.all([
    db().$queryRaw<RunRow[]>(selectRuns(filter, page)),
    db().$queryRaw<{ total: number }[]>(countRuns(filter)),
  ]);
  return { runs: rows.map(toRunShown), ...pagesOf(counted) };
}

/** Whether a run runs, or waits since yesterday at most, so that the page has news to expect. */
export async function isIngestBusy(now: Date = new Date()): Promise<boolean> {
  const [row] = await db().$queryRaw<{ busy: boolean }[]>(selectBusy(now));
  return row?.busy ?? false;
}

/** One page of the records that could not be read, newest first. Pages begin at 1. */
export async function listQuarantine(page: number): Promise<Page<'records', QuarantinedRecord>> {
  const [rows, counted] = await Promise.all([
    db().$queryRaw<QuarantineRow[]>(selectQuarantine(page)),
    db().$queryRaw<{ total: number }[]>(countQuarantine()),
  ]);
  return { records: rows.map((row) => ({ ...row, at: row.at.toISOString() })), ...pagesOf(counted) };
}

export function selectRuns(filter: RunFilter, page: number): Prisma.Sql {
  return Prisma.sql`
    select id, source, scope, outcome, reason, counts, started_at as "startedAt", finished_at as "finishedAt"
    from runs where ${chosen(filter)}
    order by started_at desc, id limit ${pageSize} offset ${(page - 1) * pageSize}`;
}

export function countRuns(filter: RunFilter): Prisma.Sql {
  return Prisma.sql`select count(*)::int as total from runs where ${chosen(filter)}`;
}

export function selectBusy(now: Date): Prisma.Sql {
  const since = new Date(now.getTime() - dayMs);
  return Prisma.sql`
    select exists (
      select from runs where job = 'ingest' and (outcome = 'requested' and started_at > ${since}
        or outcome = 'running' and alive_at > ${lastPulse(now)})
    ) as busy`;
}

export function selectQuarantine(page: number): Prisma.Sql {
  return Prisma.sql`
    select fingerprint, source, run_id as "runId", reason, at, left(raw, ${rawShown}) as raw,
      length(raw) as "rawLength"
    from quarantine order by at desc, fingerprint limit ${pageSize} offset ${(page - 1) * pageSize}`;
}

export function countQuarantine(): Prisma.Sql {
  return Prisma.sql`select count(*)::int as total from (select from quarantine limit ${mostCounted}) counted`;
}

function chosen({ source, outcome, run }: RunFilter): Prisma.Sql {
  return Prisma.join(
    [
      Prisma.sql`job = 'ingest'`,
      ...(source ? [Prisma.sql`source = ${source}`] : []),
      ...(outcome ? [Prisma.sql`outcome = ${outcome}`] : []),
      ...(run ? [Prisma.sql`id = ${run}`] : []),
    ],
    ' and ',
  );
}

function toRunShown({ startedAt, finishedAt, scope, counts, ...run }: RunRow): RunShown {
  return {
    ...run,
    scope: runScope.parse(scope),
    counts: runCounts.parse(counts),
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}

function pagesOf([row]: { total: number }[]): { total: number; pages: number } {
  const total = row?.total ?? 0;
  return { total, pages: Math.max(1, Math.ceil(total / pageSize)) };
}
