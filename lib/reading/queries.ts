import type { Viewer } from '@/lib/auth/schema';
import { db, Prisma } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { summarySelect, toSummary } from '@/lib/papers/summary';
import { type KeptPage, markedIds, type PaperMarks, pageSize } from '@/lib/reading/schema';
import { endOfLastVisit } from '@/lib/reading/visits';

type MarkRow = PaperMarks & { id: string };
type Shelf = { table: 'savedPaper' | 'hiddenPaper'; page: number };

/**
 * The viewer's marks on each of these papers, up to 100; nothing for nobody. Correct before the present visit has been
 * noted. Throws invalid.
 */
export async function listMarks(
  viewer: Viewer,
  paperIds: string[],
  now: Date = new Date(),
): Promise<Record<string, PaperMarks>> {
  const ids = markedIds.safeParse(paperIds);
  if (!ids.success) throw new AppError('invalid', 'Give up to 100 arXiv ids.');
  if (!viewer || ids.data.length === 0) return {};
  const rows = await db().$queryRaw<MarkRow[]>(selectMarks(viewer.userId, ids.data, now));
  return Object.fromEntries(rows.map(({ id, ...marks }) => [id, marks]));
}

export function selectMarks(userId: string, paperIds: string[], now: Date): Prisma.Sql {
  return Prisma.sql`/* prepared: list-marks */
    select asked.id,
      exists (select from saved_papers m where m.user_id = ${userId} and m.paper_id = asked.id) as saved,
      exists (select from hidden_papers m where m.user_id = ${userId} and m.paper_id = asked.id) as hidden,
      exists (select from read_papers m where m.user_id = ${userId} and m.paper_id = asked.id) as read,
      coalesce(e.entered_at > (select ${endOfLastVisit(now)} from visits where user_id = ${userId}), false) as fresh
    from unnest(${paperIds}::text[]) as asked(id) left join entries e on e.paper_id = asked.id`;
}

/** One page of the papers that the viewer keeps for later, latest saved first. Throws signed_out. */
export function listSaved(viewer: Viewer, page: number): Promise<KeptPage> {
  return listShelf(viewer, { table: 'savedPaper', page });
}

/** One page of the papers that the viewer does not want to see, latest hidden first. Throws signed_out. */
export function listHidden(viewer: Viewer, page: number): Promise<KeptPage> {
  return listShelf(viewer, { table: 'hiddenPaper', page });
}

async function listShelf(viewer: Viewer, { table, page }: Shelf): Promise<KeptPage> {
  if (!viewer) throw new AppError('signed_out');
  const where = { userId: viewer.userId };
  const wanted = {
    where,
    orderBy: [{ at: 'desc' }, { paperId: 'asc' }] satisfies Prisma.SavedPaperOrderByWithRelationInput[],
    skip: (page - 1) * pageSize,
    take: pageSize,
    select: { paper: { select: summarySelect } },
  };
  const saved = table === 'savedPaper';
  const [total, rows] = await Promise.all([
    saved ? db().savedPaper.count({ where }) : db().hiddenPaper.count({ where }),
    saved ? db().savedPaper.findMany(wanted) : db().hiddenPaper.findMany(wanted),
  ]);
  const papers = rows.map(({ paper }) => toSummary(paper));
  return { papers, total, pages: Math.max(1, Math.ceil(total / pageSize)) };
}
