import { cacheLife, cacheTag } from 'next/cache';
import { tags } from '@/lib/cache-tags';
import { type Day, toDay } from '@/lib/dates';
import { db, Prisma } from '@/lib/db';
import type { PaperComment, PaperDetail } from '@/lib/papers/schema';
import { summarySelect, toSummary } from '@/lib/papers/summary';

/** The papers before and after this one in its day's order, and its place there, from 1. */
export type PaperNeighbours = {
  place: number;
  previous: { id: string; title: string } | null;
  next: { id: string; title: string } | null;
};

const detailSelect = {
  ...summarySelect,
  objectId: true,
  abstract: true,
  comment: true,
  dois: true,
  journalRef: true,
  licence: true,
  projectUrl: true,
  subjectClasses: true,
  revisedAt: true,
  version: true,
  demo: true,
  versions: { select: { number: true, submittedAt: true }, orderBy: { number: 'asc' } },
  entry: {
    select: {
      feedDay: true,
      submitterId: true,
      pinned: true,
      submitter: { select: { handle: true, name: true } },
    },
  },
} satisfies Prisma.PaperSelect;

type DetailRow = Prisma.PaperGetPayload<{ select: typeof detailSelect }>;

/** Everything the paper's own page shows, comments apart; null for an unknown id. */
export async function findPaper(id: string): Promise<PaperDetail | null> {
  const [row, votesByDay] = await Promise.all([
    db().paper.findUnique({ where: { id }, select: detailSelect }),
    listVotesByDay(id),
  ]);
  return row && toDetail(row, votesByDay);
}

/** Comments oldest first; a hidden one keeps its place without a body. */
export async function listComments(paperId: string): Promise<PaperComment[]> {
  const rows = await db().comment.findMany({
    where: { paperId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: 500,
    select: {
      id: true,
      parentId: true,
      body: true,
      createdAt: true,
      hiddenAt: true,
      author: { select: { handle: true, name: true, demo: true } },
    },
  });
  return rows.map((row) => ({
    id: row.id,
    parentId: row.parentId,
    author: { handle: row.author.handle, name: row.author.name },
    body: row.hiddenAt ? null : row.body,
    createdAt: row.createdAt.toISOString(),
    demo: row.author.demo,
  }));
}

/** The neighbours in the order of the day's page; null where the paper is not on that day. */
export async function findNeighbours(paperId: string, feedDay: Day): Promise<PaperNeighbours | null> {
  const [row] = await db().$queryRaw<NeighbourRow[]>(selectNeighbours(paperId, feedDay));
  if (!row) return null;
  return {
    place: Number(row.place),
    previous: row.previous_id ? { id: row.previous_id, title: row.previous_title ?? '' } : null,
    next: row.next_id ? { id: row.next_id, title: row.next_title ?? '' } : null,
  };
}

export function selectNeighbours(paperId: string, feedDay: Day): Prisma.Sql {
  return Prisma.sql`
    with ordered as (
      select e.paper_id as id, row_number() over around as place,
        lag(e.paper_id) over around as previous_id, lead(e.paper_id) over around as next_id
      from entries e
      where e.feed_day = ${feedDay}::date
      window around as (
        order by (e.pinned or e.submitter_id is not null or e.upvotes > 0) desc, e.upvotes desc, e.tie, e.paper_id
      )
    )
    select ordered.*, previous.title as previous_title, next.title as next_title
    from ordered
      left join papers previous on previous.id = ordered.previous_id
      left join papers next on next.id = ordered.next_id
    where ordered.id = ${paperId}`;
}

export function selectVotesByDay(paperId: string): Prisma.Sql {
  return Prisma.sql`
    select (cast_at at time zone 'America/New_York' + interval '2 hours 30 minutes')::date as day, count(*)::int as votes
    from votes where paper_id = ${paperId} group by 1 order by 1`;
}

/** findPaper, kept a minute and renewed when the paper's tag expires. */
export async function cachedPaper(id: string): Promise<PaperDetail | null> {
  'use cache';
  cacheLife('minutes');
  cacheTag(tags.paper(id));
  return findPaper(id);
}

export async function cachedComments(paperId: string): Promise<PaperComment[]> {
  'use cache';
  cacheLife('minutes');
  cacheTag(tags.paper(paperId));
  return listComments(paperId);
}

export async function cachedNeighbours(paperId: string, feedDay: Day): Promise<PaperNeighbours | null> {
  'use cache';
  cacheLife('minutes');
  cacheTag(tags.paper(paperId), tags.day(feedDay));
  return findNeighbours(paperId, feedDay);
}

type NeighbourRow = {
  place: bigint;
  previous_id: string | null;
  previous_title: string | null;
  next_id: string | null;
  next_title: string | null;
};

async function listVotesByDay(paperId: string): Promise<PaperDetail['votesByDay']> {
  const rows = await db().$queryRaw<{ day: Date; votes: number }[]>(selectVotesByDay(paperId));
  return rows.map((row) => ({ day: toDay(row.day), votes: row.votes }));
}

function toDetail(row: DetailRow, votesByDay: PaperDetail['votesByDay']): PaperDetail {
  return {
    ...toSummary(row),
    objectId: row.objectId,
    abstract: row.abstract,
    comment: row.comment,
    dois: row.dois,
    journalRef: row.journalRef,
    licence: row.licence,
    projectUrl: row.projectUrl,
    subjectClasses: row.subjectClasses,
    revisedAt: row.revisedAt.toISOString(),
    version: row.version,
    versions: row.versions.map(({ number, submittedAt }) => ({
      number,
      submittedAt: submittedAt.toISOString(),
    })),
    submitter: row.entry?.submitter ?? null,
    votesByDay,
    demo: row.demo,
  };
}
