import type { Viewer } from '@/lib/auth/schema';
import { toDay } from '@/lib/dates';
import { db, Prisma } from '@/lib/db';
import { batchesPerFactorOfTen } from '@/lib/entries/hotness';
import { AppError } from '@/lib/errors';
import { type VoteResult, voteInput } from '@/lib/votes/schema';

type Counted = { upvotes: number; feed_day: Date | null };

/** Casts the viewer's vote; a second time changes nothing. Throws signed_out, paper_not_found. */
export async function castVote(viewer: Viewer, input: unknown): Promise<VoteResult<true>> {
  const { userId, paperId } = authorize(viewer, input);
  return { ...(await change(paperId, insertVote(userId, paperId))), voted: true };
}

/** Takes the viewer's vote back; without one nothing changes. Throws signed_out, paper_not_found. */
export async function withdrawVote(viewer: Viewer, input: unknown): Promise<VoteResult<false>> {
  const { userId, paperId } = authorize(viewer, input);
  return { ...(await change(paperId, deleteVote(userId, paperId))), voted: false };
}

function authorize(viewer: Viewer, input: unknown): { userId: string; paperId: string } {
  const parsed = voteInput.safeParse(input);
  if (!parsed.success) throw new AppError('paper_not_found');
  if (!viewer) throw new AppError('signed_out');
  return { userId: viewer.userId, paperId: parsed.data.paperId };
}

/** One statement is one transaction: the row, the counter and Hot move together or not at all. */
async function change(
  paperId: string,
  act: Prisma.Sql,
): Promise<{ upvotes: number; feedDay: string | null }> {
  const [counted] = await db().$queryRaw<Counted[]>(act);
  const paper = counted ?? (await present(paperId));
  return { upvotes: paper.upvotes, feedDay: paper.feed_day ? toDay(paper.feed_day) : null };
}

/** The count where nothing was changed. */
async function present(paperId: string): Promise<Counted> {
  const [paper] = await db().$queryRaw<Counted[]>`
    select p.upvotes, e.feed_day from papers p left join entries e on e.paper_id = p.id where p.id = ${paperId}`;
  if (!paper) throw new AppError('paper_not_found');
  return paper;
}

/** A submitter's own vote weighs nothing for Hot, an account's in its first week a quarter. */
function insertVote(userId: string, paperId: string): Prisma.Sql {
  return Prisma.sql`/* prepared: cast-vote */
    with changed as (
      insert into votes (user_id, paper_id, weight)
      select u.id, p.id, case
        when e.submitter_id = u.id then 0
        when u.created_at > now() - interval '7 days' then 0.25
        else 1 end
      from papers p join users u on u.id = ${userId} left join entries e on e.paper_id = p.id
      where p.id = ${paperId}
      on conflict do nothing
      returning 1 as count, weight
    ) ${moveCounters(paperId)}`;
}

function deleteVote(userId: string, paperId: string): Prisma.Sql {
  return Prisma.sql`/* prepared: withdraw-vote */
    with changed as (
      delete from votes where user_id = ${userId} and paper_id = ${paperId}
      returning -1 as count, -weight as weight
    ) ${moveCounters(paperId)}`;
}

/** Adds to the newest row, so that votes at the same moment add up: counter = rows, weight = their sum. */
function moveCounters(paperId: string): Prisma.Sql {
  return Prisma.sql`
    update papers p set
      upvotes = p.upvotes + changed.count,
      vote_weight = p.vote_weight + changed.weight,
      hot = round((log(1 + p.vote_weight + changed.weight) + coalesce(e.batch, 0)::float8 / ${batchesPerFactorOfTen}::float8)::numeric, 7)
    from changed left join entries e on e.paper_id = ${paperId}
    where p.id = ${paperId}
    returning p.upvotes, e.feed_day`;
}
