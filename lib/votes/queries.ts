import type { Viewer } from '@/lib/auth/schema';
import { db, Prisma } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { type OwnVote, overlayInput, type PaperOverlay } from '@/lib/votes/schema';

const pageSize = 50;

type OverlayRow = { id: string; upvotes: number; voted: boolean };
type Mismatch = { paperId: string; counter: number; rows: number; weight: number; weights: number };

/** The present counts of these papers and the viewer's own votes. Unknown papers are left out. Throws invalid. */
export async function listOverlays(viewer: Viewer, input: unknown): Promise<Record<string, PaperOverlay>> {
  const parsed = overlayInput.safeParse(input);
  if (!parsed.success) throw new AppError('invalid', 'Give up to 100 arXiv ids, with commas between.');
  if (parsed.data.papers.length === 0) return {};
  const rows = await db().$queryRaw<OverlayRow[]>(selectOverlays(viewer?.userId ?? '', parsed.data.papers));
  return Object.fromEntries(rows.map(({ id, ...overlay }) => [id, overlay]));
}

export function selectOverlays(userId: string, paperIds: string[]): Prisma.Sql {
  return Prisma.sql`
    select p.id, p.upvotes, v.user_id is not null as voted
    from papers p left join votes v on v.paper_id = p.id and v.user_id = ${userId}
    where p.id = any(${paperIds})`;
}

/** One page of the viewer's votes, newest first. Pages begin at 1. Throws signed_out. */
export async function listOwnVotes(
  viewer: Viewer,
  page: number,
): Promise<{ votes: OwnVote[]; total: number; pages: number }> {
  if (!viewer) throw new AppError('signed_out');
  const where = { userId: viewer.userId };
  const [total, rows] = await Promise.all([
    db().vote.count({ where }),
    db().vote.findMany({
      where,
      orderBy: [{ castAt: 'desc' }, { paperId: 'asc' }],
      skip: (page - 1) * pageSize,
      take: pageSize,
      select: { paperId: true, castAt: true, paper: { select: { title: true, upvotes: true } } },
    }),
  ]);
  const votes = rows.map(({ paperId, castAt, paper }) => ({
    paperId,
    castAt: castAt.toISOString(),
    ...paper,
  }));
  return { votes, total, pages: Math.max(1, Math.ceil(total / pageSize)) };
}

/** The proof that every counter and weight equals its rows: papers where one does not. Reads the whole table. */
export async function findMismatchedCounters(): Promise<Mismatch[]> {
  return db().$queryRaw<Mismatch[]>`
    select p.id as "paperId", p.upvotes as counter, coalesce(v.rows, 0) as rows,
      p.vote_weight as weight, coalesce(v.weights, 0) as weights
    from papers p left join (
      select paper_id, count(*)::int as rows, sum(weight) as weights from votes group by paper_id
    ) v on v.paper_id = p.id
    where p.upvotes <> coalesce(v.rows, 0) or p.vote_weight <> coalesce(v.weights, 0)
    order by p.id`;
}
