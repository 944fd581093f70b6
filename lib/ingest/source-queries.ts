import { isListingDay } from '@/lib/arxiv-calendar';
import { addDays, currentFeedDay, type Day, endOfFeedDay, startOfFeedDay } from '@/lib/dates';
import { db, Prisma } from '@/lib/db';
import { env } from '@/lib/env';
import { type DayCategoryCount, drawDays, firstDayShown, otherCategories } from '@/lib/ingest/day-counts';
import type { DayByCount, DayPicture, SourceAtAGlance, Verdict } from '@/lib/ingest/schema';

type PollRow = {
  category: string;
  verdict: Verdict | null;
  feedDay: Day | null;
  counts: unknown;
  reason: string | null;
  at: Date;
};

/** The followed categories, each with its newest poll and with which of the last two listing days were quiet. */
export async function listSources(now: Date = new Date()): Promise<SourceAtAGlance[]> {
  const { ARXIV_CATEGORIES: categories } = env();
  const [polls, quiet] = await Promise.all([
    db().$queryRaw<PollRow[]>(selectNewestPolls(categories)),
    db().$queryRaw<{ category: string; day: Day }[]>(selectQuietDays(categories, lastListingDays(now))),
  ]);
  return polls.map(({ category, verdict, at, counts, ...poll }) => ({
    category,
    poll: verdict && { ...poll, verdict, at: at.toISOString(), counts: numbersIn(counts) },
    quietDays: quiet.filter((one) => one.category === category).map(({ day }) => day),
  }));
}

/** Papers per day and primary category on the last thirty listing days. */
export async function getDayPicture(now: Date = new Date()): Promise<DayPicture> {
  const { ARXIV_CATEGORIES: followed } = env();
  const today = currentFeedDay(now);
  const rows = await db().$queryRaw<DayCategoryCount[]>(
    selectDayCounts(firstDayShown(today), today, followed),
  );
  return drawDays(rows, followed, today);
}

/** How many papers of a feed day have it by which evidence, the most first. */
export async function countDayBy(day: Day): Promise<DayByCount[]> {
  return db().$queryRaw<DayByCount[]>(selectDayBy(day));
}

export function selectNewestPolls(categories: string[]): Prisma.Sql {
  return Prisma.sql`
    select c.category, p.verdict, p.feed_day::text as "feedDay", p.counts, p.reason, p.polled_at as at
    from unnest(${categories}::text[]) with ordinality c(category, place)
    left join lateral (
      select * from feed_polls f where f.category = c.category order by f.polled_at desc limit 1
    ) p on true
    order by c.place`;
}

/** A listing day is quiet where the feed was asked on it, and no poll showed that day's batch, then or later. */
export function selectQuietDays(categories: string[], days: Day[]): Prisma.Sql {
  const [starts, ends] = [days.map(startOfFeedDay), days.map(endOfFeedDay)];
  return Prisma.sql`
    select c.category, d.day::text
    from unnest(${categories}::text[]) c(category)
    cross join unnest(${days}::date[], ${starts}::timestamptz[], ${ends}::timestamptz[]) d(day, start_at, end_at)
    cross join lateral (
      select count(*) filter (where f.polled_at < d.end_at) as asked,
        count(*) filter (where f.feed_day = d.day or f.verdict = 'fresh' and f.polled_at < d.end_at) as brought
      from feed_polls f where f.category = c.category and f.polled_at >= d.start_at
    ) polls
    where polls.asked > 0 and polls.brought = 0
    order by d.day`;
}

export function selectDayCounts(since: Day, until: Day, followed: string[]): Prisma.Sql {
  return Prisma.sql`
    select e.feed_day::text as day, count(*)::int as papers,
      case when p.primary_category = any(${followed}) then p.primary_category else ${otherCategories} end as category
    from entries e join papers p on p.id = e.paper_id
    where e.feed_day between ${since}::date and ${until}::date
    group by 1, 3`;
}

export function selectDayBy(day: Day): Prisma.Sql {
  return Prisma.sql`
    select day_by as "dayBy", count(*)::int as papers from entries where feed_day = ${day}::date
    group by 1 order by 2 desc, 1`;
}

/** The last two that are over. */
function lastListingDays(now: Date): Day[] {
  const days: Day[] = [];
  for (let day = addDays(currentFeedDay(now), -1); days.length < 2; day = addDays(day, -1))
    if (isListingDay(day)) days.unshift(day);
  return days;
}

function numbersIn(counts: unknown): Record<string, number> {
  const entries = Object.entries(counts ?? {});
  return Object.fromEntries(
    entries.filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );
}
