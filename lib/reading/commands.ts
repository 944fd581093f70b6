import type { Viewer } from '@/lib/auth/schema';
import { db, Prisma } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { marks } from '@/lib/reading/marks';
import { type Mark, markInput } from '@/lib/reading/schema';
import { endOfLastVisit } from '@/lib/reading/visits';

type Outcome = { known: boolean; stands: boolean };

/** Keeps the paper for later; a second time changes nothing. Throws signed_out, paper_not_found, list_full. */
export async function savePaper(viewer: Viewer, input: unknown): Promise<{ saved: true }> {
  await setMark(viewer, input, 'saved');
  return { saved: true };
}

/** Takes the paper off the saved ones; nothing happens where it was not there. Throws signed_out, paper_not_found. */
export async function unsavePaper(viewer: Viewer, input: unknown): Promise<{ saved: false }> {
  await takeMark(viewer, input, 'saved');
  return { saved: false };
}

/** Folds the paper away in every list. Throws signed_out, paper_not_found, list_full. */
export async function hidePaper(viewer: Viewer, input: unknown): Promise<{ hidden: true }> {
  await setMark(viewer, input, 'hidden');
  return { hidden: true };
}

/** Shows the paper again. Throws signed_out, paper_not_found. */
export async function unhidePaper(viewer: Viewer, input: unknown): Promise<{ hidden: false }> {
  await takeMark(viewer, input, 'hidden');
  return { hidden: false };
}

/** Notes that the viewer has opened the paper's page. Throws signed_out, paper_not_found, list_full. */
export async function markRead(viewer: Viewer, input: unknown): Promise<{ read: true }> {
  await setMark(viewer, input, 'read');
  return { read: true };
}

/** Makes the paper one that the viewer has not read. Throws signed_out, paper_not_found. */
export async function markUnread(viewer: Viewer, input: unknown): Promise<{ read: false }> {
  await takeMark(viewer, input, 'read');
  return { read: false };
}

/**
 * Notes that the viewer is here. After half an hour of silence it is a new visit, and what came since the last one is
 * new; to somebody's first visit nothing is. Throws signed_out.
 */
export async function noteVisit(viewer: Viewer, now: Date = new Date()): Promise<void> {
  if (!viewer) throw new AppError('signed_out');
  await db().$executeRaw`/* prepared: note-visit */
    insert into visits (user_id, latest_at, before_at) values (${viewer.userId}, ${now}, ${now})
    on conflict (user_id) do update set
      before_at = ${endOfLastVisit(now)},
      latest_at = greatest(visits.latest_at, excluded.latest_at)`;
}

async function setMark(viewer: Viewer, input: unknown, mark: Mark): Promise<void> {
  const { userId, paperId } = authorize(viewer, input);
  const [outcome] = await db().$queryRaw<Outcome[]>(insertMark(userId, paperId, mark));
  if (!outcome?.known) throw new AppError('paper_not_found');
  if (!outcome.stands) throw new AppError('list_full', marks[mark].full);
}

async function takeMark(viewer: Viewer, input: unknown, mark: Mark): Promise<void> {
  const { userId, paperId } = authorize(viewer, input);
  const [outcome] = await db().$queryRaw<Pick<Outcome, 'known'>[]>`${named('unmark', mark)}
    with gone as (delete from ${marks[mark].table} where user_id = ${userId} and paper_id = ${paperId})
    select exists (select from papers where id = ${paperId}) as known`;
  if (!outcome?.known) throw new AppError('paper_not_found');
}

function authorize(viewer: Viewer, input: unknown): { userId: string; paperId: string } {
  const parsed = markInput.safeParse(input);
  if (!parsed.success) throw new AppError('paper_not_found');
  if (!viewer) throw new AppError('signed_out');
  return { userId: viewer.userId, paperId: parsed.data.paperId };
}

/** One statement: whether the paper is known, and whether it bears the mark now. */
function insertMark(userId: string, paperId: string, mark: Mark): Prisma.Sql {
  const { table, most } = marks[mark];
  return Prisma.sql`${named('mark', mark)}
    with before as (select 1 from ${table} where user_id = ${userId} and paper_id = ${paperId}),
    added as (
      insert into ${table} (user_id, paper_id)
      select ${userId}, p.id from papers p
      where p.id = ${paperId} and not exists (select from before)
        and (select count(*) from ${table} where user_id = ${userId}) < ${most}::int
      on conflict (user_id, paper_id) do update set at = ${table}.at
      returning 1
    )
    select exists (select from papers where id = ${paperId}) as known,
      exists (select from before) or exists (select from added) as stands`;
}

function named(act: string, mark: Mark): Prisma.Sql {
  return Prisma.raw(`/* prepared: ${act}-${mark} */`);
}
