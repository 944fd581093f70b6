import { type Day, fromDay, toDay } from '@/lib/dates';
import { db, Prisma } from '@/lib/db';
import {
  type DigestRunShown,
  deliveryStates,
  type EditionShown,
  openStates,
  type PostOfEdition,
  type StateCounts,
} from '@/lib/digest/operator/schema';
import type { EditionKind } from '@/lib/digest/schema';

const pageSize = 25;
const editionsDrawn = 60;

type Stored = Prisma.EditionGetPayload<{ include: { _count: { select: { papers: true } } } }>;

/** One page of the editions, newest first. Pages begin at 1. */
export async function listEditionsShown(page: number): Promise<{ editions: EditionShown[]; pages: number }> {
  const [rows, total] = await Promise.all([
    db().edition.findMany({
      orderBy: [{ periodStart: 'desc' }, { kind: 'asc' }],
      skip: (page - 1) * pageSize,
      take: pageSize,
      include: counted,
    }),
    db().edition.count(),
  ]);
  return { editions: await withCounts(rows), pages: Math.max(1, Math.ceil(total / pageSize)) };
}

/** The newest editions of a kind, oldest first, for the drawing. */
export async function listEditionsDrawn(kind: EditionKind): Promise<EditionShown[]> {
  const rows = await db().edition.findMany({
    where: { kind },
    orderBy: { periodStart: 'desc' },
    take: editionsDrawn,
    include: counted,
  });
  return (await withCounts(rows)).reverse();
}

export async function findEditionShown(kind: EditionKind, periodStart: Day): Promise<EditionShown | null> {
  const where = { kind_periodStart: { kind, periodStart: fromDay(periodStart) } };
  const row = await db().edition.findUnique({ where, include: counted });
  return row && ((await withCounts([row]))[0] ?? null);
}

/** The last runs of the digest for everybody, newest first. */
export async function listDigestRuns(): Promise<DigestRunShown[]> {
  const rows = await db().run.findMany({
    where: { job: 'digest', source: null },
    orderBy: { startedAt: 'desc' },
    take: 5,
  });
  return rows.map(({ startedAt, finishedAt, outcome, reason, counts }) => ({
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    outcome,
    reason,
    counts: counts as Record<string, number>,
  }));
}

/** What became of an edition in the operator's channels. */
export async function listPostsOfEdition(editionId: string): Promise<PostOfEdition[]> {
  const rows = await db().post.findMany({
    where: { editionId },
    orderBy: { number: 'asc' },
    include: { channel: { select: { name: true } } },
  });
  return rows.map(({ channel, status, reason, httpStatus }) => ({
    channel: channel.name,
    status,
    reason,
    httpStatus,
  }));
}

export function selectCounts(editionIds: string[]): Prisma.Sql {
  return Prisma.sql`
    select edition_id as "editionId", status, count(*)::int as readers,
      min(due_at) filter (where status in ('pending', 'retry', 'claimed', 'sending')) as "waitingSince"
    from deliveries where edition_id = any(${editionIds}) group by edition_id, status`;
}

type CountRow = { editionId: string; status: string; readers: number; waitingSince: Date | null };

const counted = { _count: { select: { papers: true } } } as const;

/** Closed editions have written their counts down; the others are counted. */
async function withCounts(rows: Stored[]): Promise<EditionShown[]> {
  const live = rows.filter(({ closedAt, tally }) => !closedAt || !tally).map(({ id }) => id);
  const found = live.length > 0 ? await db().$queryRaw<CountRow[]>(selectCounts(live)) : [];
  return rows.map((row) =>
    shown(
      row,
      found.filter(({ editionId }) => editionId === row.id),
      live.includes(row.id),
    ),
  );
}

function shown(row: Stored, found: CountRow[], live: boolean): EditionShown {
  const { id, kind, periodStart, frozenAt, closedAt, heldAt, abortedAt, stoppedBecause } = row;
  const tally = live ? Object.fromEntries(found.map((one) => [one.status, one.readers])) : row.tally;
  const counts = toCounts(tally as Record<string, number>);
  const open = openStates.reduce((sum, state) => sum + counts[state], 0);
  const waits = found.flatMap(({ waitingSince }) => waitingSince?.toISOString() ?? []).sort();
  return {
    id,
    kind: kind === 'weekly' ? 'weekly' : 'daily',
    periodStart: toDay(periodStart),
    papers: row._count.papers,
    frozenAt: frozenAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
    heldAt: heldAt?.toISOString() ?? null,
    abortedAt: abortedAt?.toISOString() ?? null,
    stoppedBecause,
    counts,
    candidates: Object.values(counts).reduce((sum, one) => sum + one, 0),
    open,
    active: !abortedAt && (open > 0 || heldAt !== null || frozenAt.getTime() > Date.now() - growsMs(kind)),
    waitingSince: waits[0] ?? null,
  };
}

/** For how long readers come to an edition: until their hour has struck, a weekly one's on all days of the week. */
function growsMs(kind: string): number {
  return (kind === 'weekly' ? 8 : 2) * 86_400_000;
}

function toCounts(tally: Record<string, number>): StateCounts {
  return Object.fromEntries(deliveryStates.map((state) => [state, tally[state] ?? 0])) as StateCounts;
}
