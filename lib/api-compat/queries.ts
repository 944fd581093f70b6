import { cacheLife } from 'next/cache';
import { toComments } from '@/lib/api-compat/comments';
import { toDailyItem, toDetail, toPaperCore, toSearchItem } from '@/lib/api-compat/papers';
import type { Cursor, DailyQuery } from '@/lib/api-compat/parameters';
import { type CompatRow, compatCommentSelect, compatSelect } from '@/lib/api-compat/row';
import { currentFeedDay, fromDay } from '@/lib/dates';
import { db, Prisma } from '@/lib/db';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { highlight } from '@/lib/search/highlighting';
import { findIds } from '@/lib/search/queries';

export type DailyPage = { items: ReturnType<typeof toDailyItem>[]; more: boolean };

/** One page of daily_papers, without withdrawn papers, and whether another follows. */
export async function listDailyPapers(query: DailyQuery, now: Date = new Date()): Promise<DailyPage> {
  const rows = query.trending && !query.period ? await readTrending(query) : await readEntries(query, now);
  return {
    items: rows.slice(0, query.limit).map((row) => toDailyItem(row, env().SITE_URL)),
    more: rows.length > query.limit,
  };
}

export async function listDailyPapersCached(query: DailyQuery): Promise<DailyPage> {
  'use cache';
  cacheLife({ stale: 60, revalidate: 60, expire: 3600 });
  return listDailyPapers(query);
}

/** Papers by words, best first; the newest where there is no word to look for. */
export async function listSearchItems({ q, limit }: { q: string; limit: number }) {
  const found = await findIds({ q, limit, offset: 0 });
  const rows = found.words === 'none' && q === '' ? await readNewest(limit) : await readInOrder(found.ids);
  const marks = found.query ? await highlight(found.ids, found.query) : new Map();
  return rows.map((row) => toSearchItem(row, marks.get(row.id) ?? unmarked(row), env().SITE_URL));
}

/** All indexed papers by date, newest first, after a place. */
export async function listPapers({ after, limit }: { after: Cursor | null; limit: number }) {
  const found = await db().$queryRaw<{ id: string }[]>(newestSql(after, limit + 1));
  const rows = await readInOrder(found.slice(0, limit).map((row) => row.id));
  const last = rows.at(-1);
  return {
    papers: rows.map(toPaperCore),
    next: found.length > limit && last ? { publishedAt: last.publishedAt, id: last.id } : null,
  };
}

/** As many as the paper's page shows. */
const mostComments = 500;

/** One paper, with its comments when asked for. Throws AppError paper_not_found. */
export async function getDetail(id: string, withComments: boolean) {
  const row = await getRow(id);
  if (!withComments) return toDetail(row);
  const comments = await db().comment.findMany({
    where: { paperId: id },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: mostComments,
    select: compatCommentSelect,
  });
  return { ...toDetail(row), comments: toComments(comments) };
}

export async function getRow(id: string): Promise<CompatRow> {
  const row = await db().paper.findUnique({ where: { id }, select: compatSelect });
  if (!row) throw new AppError('paper_not_found', 'Paper not found');
  return row;
}

export function newestSql(after: Cursor | null, limit: number): Prisma.Sql {
  const place = after
    ? Prisma.sql`where published_at <= ${after.publishedAt}
        and (published_at < ${after.publishedAt} or id > ${after.id})`
    : Prisma.empty;
  return Prisma.sql`select id from papers ${place} order by published_at desc, id limit ${limit}`;
}

async function readEntries(query: DailyQuery, now: Date): Promise<CompatRow[]> {
  const first = query.period?.first;
  const rows = await db().entry.findMany({
    where: {
      withdrawn: false,
      feedDay: {
        ...(first ? { gte: fromDay(first) } : {}),
        lte: fromDay(query.period?.last ?? currentFeedDay(now)),
      },
      ...(query.submitter ? { submitter: { handle: query.submitter } } : {}),
    },
    orderBy: query.period
      ? [{ paper: { upvotes: 'desc' } }, { paper: { tie: 'asc' } }, { paperId: 'asc' }]
      : [{ feedDay: 'desc' }, { enteredAt: 'desc' }, { paperId: 'desc' }],
    skip: query.page * query.limit,
    take: query.limit + 1,
    select: { paper: { select: compatSelect } },
  });
  return rows.map((row) => row.paper);
}

async function readTrending(query: DailyQuery): Promise<CompatRow[]> {
  return db().paper.findMany({
    where: {
      hasFiles: true,
      saysWithdrawn: false,
      ...(query.submitter ? { entry: { submitter: { handle: query.submitter } } } : {}),
    },
    orderBy: [{ hot: 'desc' }, { tie: 'asc' }, { id: 'asc' }],
    skip: query.page * query.limit,
    take: query.limit + 1,
    select: compatSelect,
  });
}

async function readNewest(limit: number): Promise<CompatRow[]> {
  return db().paper.findMany({
    orderBy: [{ publishedAt: 'desc' }, { id: 'asc' }],
    take: limit,
    select: compatSelect,
  });
}

async function readInOrder(ids: string[]): Promise<CompatRow[]> {
  const rows = await db().paper.findMany({ where: { id: { in: ids } }, select: compatSelect });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function unmarked(row: CompatRow) {
  const pieces = (text: string) => (text ? [{ type: 'text' as const, text }] : []);
  return { title: pieces(row.title), abstract: pieces(row.abstract) };
}
