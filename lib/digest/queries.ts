import { cacheLife, cacheTag } from 'next/cache';
import { tags } from '@/lib/cache-tags';
import { type Day, fromDay, toDay } from '@/lib/dates';
import { db } from '@/lib/db';
import { contentOf } from '@/lib/digest/content';
import {
  type DigestContent,
  type DigestPaper,
  type EditionKind,
  type EditionSummary,
  type Frozen,
  type Selection,
  unfiltered,
} from '@/lib/digest/schema';
import { authorLine, headlineOf, openingOf, tally } from '@/lib/digest/wording';

const listed = 60;

/** An edition with its first papers; null where none was frozen for that day or week. */
export async function findEdition(
  kind: EditionKind,
  periodStart: Day,
  papers: number,
): Promise<DigestContent | null> {
  const where = { kind_periodStart: { kind, periodStart: fromDay(periodStart) } };
  const edition = await db().edition.findUnique({ where, select: { id: true } });
  return edition ? getContent(edition.id, { ...unfiltered, papers }) : null;
}

/** What a reader with this selection sees of an edition that exists. */
export async function getContent(
  editionId: string,
  selection: Selection,
  locale?: string,
): Promise<DigestContent> {
  return contentOf(await getFrozen(editionId), selection, locale);
}

/** An edition that exists, with all that was frozen. */
export async function getFrozen(editionId: string): Promise<Frozen> {
  const { kind, periodStart, papers } = await db().edition.findUniqueOrThrow({
    where: { id: editionId },
    include: { papers: { orderBy: { place: 'asc' } } },
  });
  return { kind: toKind(kind), periodStart: toDay(periodStart), papers: papers.map(toPaper) };
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

/** A frozen row with the words that mail and page show of it. */
export function toPaper(row: PaperRow): DigestPaper {
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
    chosen: row.chosen,
    byline: authorLine(row.authors),
    opening: openingOf(row.abstract),
    tally: tally(row),
  };
}

function toKind(kind: string): EditionKind {
  return kind === 'weekly' ? 'weekly' : 'daily';
}
