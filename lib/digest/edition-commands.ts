import { createHash } from 'node:crypto';
import { writeAlone } from '@/lib/bulk';
import { addDays, currentFeedDay, type Day, endOfFeedDay, fromDay, mondayOf, toDay } from '@/lib/dates';
import { db } from '@/lib/db';
import { lookAgain } from '@/lib/digest/audience-commands';
import type { EditionKind, EditionName } from '@/lib/digest/schema';

const frozenPapers = 200;
const daysBack = 14;
const daysUntilForgotten = 60;

/** Freezes every edition of the last two weeks whose time is over and that is still missing. Returns those it froze. */
export async function publishDueEditions(now: Date = new Date()): Promise<EditionName[]> {
  const days = await daysWithPapers(addDays(currentFeedDay(now), -daysBack));
  const over = days.filter((day) => endOfFeedDay(day) <= now);
  const mondays = [...new Set(days.map(mondayOf))].filter(
    (monday) => endOfFeedDay(addDays(monday, 6)) <= now,
  );
  const published: EditionName[] = [];
  for (const periodStart of over)
    if (await publishMissing('daily', periodStart)) published.push({ kind: 'daily', periodStart });
  for (const periodStart of mondays)
    if (await publishMissing('weekly', periodStart)) published.push({ kind: 'weekly', periodStart });
  for (const one of published) {
    const over = endOf(one);
    if (await wasLookedFor(over, now)) await lookAgain(one.kind, over);
  }
  return published;
}

/** Where no edition of this kind exists yet, freezes the newest day or week with papers, for whoever just confirmed. */
export async function publishForNewcomers(kind: EditionKind): Promise<EditionName[]> {
  const any = await db().edition.findFirst({ where: { kind }, select: { id: true } });
  const newest = any
    ? null
    : await db().entry.findFirst({
        where: { feedDay: { lte: fromDay(currentFeedDay()) } },
        orderBy: { feedDay: 'desc' },
      });
  if (!newest) return [];
  const day = toDay(newest.feedDay);
  const periodStart = kind === 'weekly' ? mondayOf(day) : day;
  return (await publishEdition(kind, periodStart)) ? [{ kind, periodStart }] : [];
}

/**
 * Copies the first 200 papers of a day or of the week that begins on this Monday: chosen ones first, by votes and then
 * the tie; withdrawn ones are left out. Returns false where the edition exists already, also when two calls meet, or
 * where there are no papers.
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

/** Closes the editions of which no delivery is open any more with their counts, and opens again those addressed since. */
export async function closeEditions(): Promise<void> {
  await writeAlone('close-editions', closing, []);
}

/** Exported so that a test can look at its plan. */
export const closing = `
  update editions e set closed_at = case when closed_at is null then now() end,
    tally = case when closed_at is null then (
      select coalesce(jsonb_object_agg(status, readers), '{}') from (
        select status, count(*) as readers from deliveries d where d.edition_id = e.id group by status) counted) end
  where e.kind in ('daily', 'weekly') and e.period_start > current_date - ${daysUntilForgotten}
    and (e.closed_at is not null) = exists (
      select from deliveries d
      where d.edition_id = e.id and d.status in ('pending', 'claimed', 'sending', 'retry'))`;

/** Whether an earlier run has passed over it, so that readers whose hour struck meanwhile were looked at without it. */
async function wasLookedFor(over: Date, now: Date): Promise<boolean> {
  const run = await db().run.findFirst({
    where: { job: 'digest', startedAt: { gte: over, lt: now } },
    select: { id: true },
  });
  return run !== null;
}

function endOf({ kind, periodStart }: EditionName): Date {
  return endOfFeedDay(kind === 'weekly' ? addDays(periodStart, 6) : periodStart);
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
  chosen: boolean;
};

function selectPapers(first: Day, last: Day): Promise<FrozenPaper[]> {
  return db().$queryRaw<FrozenPaper[]>`
    select p.id as "paperId", p.title, p.abstract, p.abstract_by as "abstractBy", p.authors, p.categories, p.upvotes,
      p.comment_count as "commentCount", p.code_url as "codeUrl", p.published_at as "publishedAt",
      (p.upvotes > 0 or e.submitter_id is not null or e.pinned) as chosen
    from entries e join papers p on p.id = e.paper_id
    where e.feed_day between ${first}::date and ${last}::date and not e.withdrawn
    order by chosen desc, p.upvotes desc, p.tie, p.id
    limit ${frozenPapers}`;
}

function hashOf(papers: FrozenPaper[]): string {
  return createHash('sha256').update(JSON.stringify(papers)).digest('hex');
}
