import { createHash } from 'node:crypto';
import { addDays, currentFeedDay, type Day, endOfFeedDay, fromDay, mondayOf, toDay } from '@/lib/dates';
import { db } from '@/lib/db';
import type { EditionKind } from '@/lib/digest/schema';

const frozenPapers = 200;
const daysBack = 14;

/** Freezes every edition of the last two weeks whose time is over and that is still missing. Returns how many. */
export async function publishDueEditions(now: Date = new Date()): Promise<number> {
  const days = await daysWithPapers(addDays(currentFeedDay(now), -daysBack));
  const over = days.filter((day) => endOfFeedDay(day) <= now);
  const mondays = [...new Set(days.map(mondayOf))].filter(
    (monday) => endOfFeedDay(addDays(monday, 6)) <= now,
  );
  let published = 0;
  for (const day of over) if (await publishMissing('daily', day)) published += 1;
  for (const monday of mondays) if (await publishMissing('weekly', monday)) published += 1;
  return published;
}

/** Where no edition of this kind exists yet, freezes the newest day or week with papers, for whoever just confirmed. */
export async function publishForNewcomers(kind: EditionKind): Promise<number> {
  const any = await db().edition.findFirst({ where: { kind }, select: { id: true } });
  const newest = any ? null : await db().entry.findFirst({ orderBy: { feedDay: 'desc' } });
  if (!newest) return 0;
  const day = toDay(newest.feedDay);
  return (await publishEdition(kind, kind === 'weekly' ? mondayOf(day) : day)) ? 1 : 0;
}

/**
 * Copies the first 200 papers of a day or of the week that begins on this Monday: chosen ones first, by votes and then
 * the tie. Returns false where the edition exists already, also when two calls meet, or where there are no papers.
 */
export async function publishEdition(kind: EditionKind, periodStart: Day): Promise<boolean> {
  const papers = await selectPapers(periodStart, kind === 'weekly' ? addDays(periodStart, 6) : periodStart);
  if (papers.length === 0) return false;
  return db().$transaction(async (tx) => {
    const [edition] = await tx.edition.createManyAndReturn({
      data: [{ kind, periodStart: fromDay(periodStart), contentHash: hashOf(papers) }],
      skipDuplicates: true,
      select: { id: true },
    });
    if (!edition) return false;
    await tx.editionPaper.createMany({
      data: papers.map((paper, index) => ({ ...paper, editionId: edition.id, place: index + 1 })),
    });
    return true;
  });
}

async function publishMissing(kind: EditionKind, periodStart: Day): Promise<boolean> {
  const where = { kind_periodStart: { kind, periodStart: fromDay(periodStart) } };
  if (await db().edition.findUnique({ where, select: { id: true } })) return false;
  return publishEdition(kind, periodStart);
}

async function daysWithPapers(since: Day): Promise<Day[]> {
  const rows = await db().entry.groupBy({ by: ['feedDay'], where: { feedDay: { gte: fromDay(since) } } });
  return rows.map((row) => toDay(row.feedDay)).sort();
}

type FrozenPaper = {
  paperId: string;
  title: string;
  abstract: string;
  abstractBy: string;
  authors: string[];
  categories: string[];
  upvotes: number;
  commentCount: number;
  codeUrl: string | null;
  publishedAt: Date;
};

function selectPapers(first: Day, last: Day): Promise<FrozenPaper[]> {
  return db().$queryRaw<FrozenPaper[]>`
    select p.id as "paperId", p.title, p.abstract, p.abstract_by as "abstractBy", p.authors, p.categories, p.upvotes,
      p.comment_count as "commentCount", p.code_url as "codeUrl", p.published_at as "publishedAt"
    from entries e join papers p on p.id = e.paper_id
    where e.feed_day between ${first}::date and ${last}::date
    order by (p.upvotes > 0 or e.submitter_id is not null or e.pinned) desc, p.upvotes desc, p.tie, p.id
    limit ${frozenPapers}`;
}

function hashOf(papers: FrozenPaper[]): string {
  return createHash('sha256').update(JSON.stringify(papers)).digest('hex');
}
