import { addDays, currentFeedDay, type Day, endOfFeedDay, fromDay, mondayOf, toDay } from '@/lib/dates';
import { db } from '@/lib/db';
import { toPaper } from '@/lib/digest/queries';
import {
  type DigestPaper,
  type EditionKind,
  type EditionName,
  editionKind,
  type Frozen,
} from '@/lib/digest/schema';

const daysBack = 14;
const mostPapers = 200;

/** A paper as an edition copies it. */
export type FrozenPaper = Omit<
  DigestPaper,
  'id' | 'place' | 'publishedAt' | 'byline' | 'opening' | 'tally'
> & {
  paperId: string;
  publishedAt: Date;
};

/** The editions that the next run would freeze, with their papers; nothing is written. */
export async function listUnfrozen(now: Date): Promise<Frozen[]> {
  const names = (await Promise.all(editionKind.options.map((kind) => listDuePeriods(kind, now)))).flat();
  const frozen = await Promise.all(names.map(({ kind, periodStart }) => readAsFrozen(kind, periodStart)));
  return frozen.filter(({ papers }) => papers.length > 0);
}

/** What an edition of this day, or of the week that begins on this Monday, would hold if it were frozen now. */
export async function readAsFrozen(kind: EditionKind, periodStart: Day): Promise<Frozen> {
  const rows = await listToFreeze(kind, periodStart);
  return { kind, periodStart, papers: rows.map((row, place) => toPaper({ ...row, place: place + 1 })) };
}

/** The first 200 papers of a day or of a week: chosen ones first, by votes and then the tie; without withdrawn ones. */
export function listToFreeze(kind: EditionKind, periodStart: Day): Promise<FrozenPaper[]> {
  const last = kind === 'weekly' ? addDays(periodStart, 6) : periodStart;
  return db().$queryRaw<FrozenPaper[]>`
    select p.id as "paperId", p.title, p.abstract, p.abstract_by as "abstractBy", p.authors, p.categories, p.upvotes,
      p.comment_count as "commentCount", p.code_url as "codeUrl", p.published_at as "publishedAt",
      (p.upvotes > 0 or e.submitter_id is not null or e.pinned) as chosen
    from entries e join papers p on p.id = e.paper_id
    where e.feed_day between ${periodStart}::date and ${last}::date and not e.withdrawn
    order by chosen desc, p.upvotes desc, p.tie, p.id limit ${mostPapers}`;
}

/** The newest day that has papers, or the Monday of its week; null in an empty catalogue. */
export async function findNewestPeriod(kind: EditionKind, now: Date): Promise<Day | null> {
  const newest = await db().entry.findFirst({
    where: { feedDay: { lte: fromDay(currentFeedDay(now)) }, withdrawn: false },
    orderBy: { feedDay: 'desc' },
    select: { feedDay: true },
  });
  const day = newest && toDay(newest.feedDay);
  return day && (kind === 'weekly' ? mondayOf(day) : day);
}

/**
 * The days or weeks of the last two weeks that are over and have papers and no edition. Where there never was one, the
 * newest with papers, for whoever has just confirmed.
 */
export async function listDuePeriods(kind: EditionKind, now: Date): Promise<EditionName[]> {
  const since = addDays(currentFeedDay(now), -daysBack);
  const days = await db().entry.groupBy({ by: ['feedDay'], where: { feedDay: { gte: fromDay(since) } } });
  const starts = new Set(
    days.map(({ feedDay }) => (kind === 'weekly' ? mondayOf(toDay(feedDay)) : toDay(feedDay))),
  );
  const over = [...starts].filter((day) => endOfFeedDay(kind === 'weekly' ? addDays(day, 6) : day) <= now);
  const frozen = await db().edition.findMany({
    where: { kind, periodStart: { in: over.map(fromDay) } },
    select: { periodStart: true },
  });
  const known = new Set(frozen.map(({ periodStart }) => toDay(periodStart)));
  const due = over.filter((day) => !known.has(day)).sort();
  return (due.length > 0 ? due : await firstEver(kind, now)).map((periodStart) => ({ kind, periodStart }));
}

/** Where no edition of the kind exists, the newest papers are frozen for those who have confirmed. */
async function firstEver(kind: EditionKind, now: Date): Promise<Day[]> {
  const [any, reader] = await Promise.all([
    db().edition.findFirst({ where: { kind }, select: { id: true } }),
    db().subscriber.findFirst({ where: { status: 'confirmed', kind }, select: { id: true } }),
  ]);
  const newest = any || !reader ? null : await findNewestPeriod(kind, now);
  return newest ? [newest] : [];
}
