import { cacheLife, cacheTag } from 'next/cache';
import { tags } from '@/lib/cache-tags';
import { type Day, fromDay, toDay } from '@/lib/dates';
import { db } from '@/lib/db';
import type { DigestContent, DigestPaper, EditionKind, EditionSummary } from '@/lib/digest/schema';
import { authorLine, headlineOf, openingOf, standingOf, tally } from '@/lib/digest/wording';

const listed = 60;

/** An edition with its first papers; null where none was frozen for that day or week. */
export async function findEdition(
  kind: EditionKind,
  periodStart: Day,
  papers: number,
): Promise<DigestContent | null> {
  const where = { kind_periodStart: { kind, periodStart: fromDay(periodStart) } };
  const edition = await db().edition.findUnique({ where, select: { id: true } });
  return edition ? getContent(edition.id, papers) : null;
}

/** The content of an edition that exists, cut to its first papers. */
export async function getContent(editionId: string, papers: number): Promise<DigestContent> {
  const edition = await db().edition.findUniqueOrThrow({
    where: { id: editionId },
    include: { papers: { orderBy: { place: 'asc' }, take: papers }, _count: { select: { papers: true } } },
  });
  const period = { kind: toKind(edition.kind), periodStart: toDay(edition.periodStart) };
  const trending = (edition.papers[0]?.upvotes ?? 0) > 0;
  return {
    ...period,
    total: edition._count.papers,
    trending,
    headline: headlineOf(period),
    standing: standingOf(edition.papers.length, edition._count.papers, trending),
    papers: edition.papers.map(toPaper),
  };
}

/** The newest editions first. */
export async function listEditions(): Promise<EditionSummary[]> {
  const rows = await db().edition.findMany({
    orderBy: [{ periodStart: 'desc' }, { kind: 'asc' }],
    take: listed,
    include: {
      papers: { where: { place: 1 }, select: { title: true } },
      _count: { select: { papers: true } },
    },
  });
  return rows.map((row) => ({
    kind: toKind(row.kind),
    periodStart: toDay(row.periodStart),
    headline: headlineOf({ kind: row.kind, periodStart: toDay(row.periodStart) }),
    total: row._count.papers,
    firstTitle: row.papers[0]?.title ?? '',
  }));
}

export async function cachedEdition(kind: EditionKind, periodStart: Day): Promise<DigestContent | null> {
  'use cache';
  cacheTag(tags.edition(kind, periodStart), tags.archive);
  const edition = await findEdition(kind, periodStart, 20);
  if (edition) cacheLife('hours');
  else cacheLife('minutes');
  return edition;
}

export async function cachedEditions(): Promise<EditionSummary[]> {
  'use cache';
  cacheLife('minutes');
  cacheTag(tags.archive);
  return listEditions();
}

type PaperRow = Omit<DigestPaper, 'id' | 'publishedAt' | 'byline' | 'opening' | 'tally'> & {
  paperId: string;
  publishedAt: Date;
};

function toPaper(row: PaperRow): DigestPaper {
  return {
    place: row.place,
    id: row.paperId,
    title: row.title,
    abstract: row.abstract,
    abstractBy: row.abstractBy,
    authors: row.authors,
    categories: row.categories,
    upvotes: row.upvotes,
    commentCount: row.commentCount,
    codeUrl: row.codeUrl,
    publishedAt: row.publishedAt.toISOString(),
    byline: authorLine(row.authors),
    opening: openingOf(row.abstract),
    tally: tally(row),
  };
}

function toKind(kind: string): EditionKind {
  return kind === 'weekly' ? 'weekly' : 'daily';
}
