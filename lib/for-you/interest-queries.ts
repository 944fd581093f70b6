import { cacheLife, cacheTag } from 'next/cache';
import { tags } from '@/lib/cache-tags';
import { addDays, currentFeedDay, type Day } from '@/lib/dates';
import { db, Prisma } from '@/lib/db';
import { env } from '@/lib/env';
import { type Interest, mostCategories } from '@/lib/for-you/schema';

const days = 30;
const mostRead = 5_000;

/** The categories of the site: those it collects, and those with the most papers of late. By name. */
export async function listInterests(now: Date = new Date()): Promise<Interest[]> {
  const rows = await db().$queryRaw<Interest[]>(selectCategories(currentFeedDay(now)));
  const counts = new Map(rows.map(({ code, papers }) => [code, papers]));
  const codes = new Set([...env().ARXIV_CATEGORIES, ...counts.keys()]);
  return [...codes]
    .slice(0, mostCategories)
    .map((code) => ({ code, papers: counts.get(code) ?? 0 }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** The same list for everybody, so it is kept. */
export async function listInterestsCached(): Promise<Interest[]> {
  'use cache';
  cacheLife('hours');
  cacheTag(tags.newestDay);
  return listInterests();
}

export function selectCategories(today: Day): Prisma.Sql {
  return Prisma.sql`
    with newest as (
      select paper_id from entries
      where feed_day between ${addDays(today, -days)}::date and ${today}::date and not withdrawn
      order by feed_day desc limit ${mostRead}
    )
    select code, count(*)::int as papers
    from newest join papers p on p.id = newest.paper_id cross join unnest(p.categories) as code
    group by code order by 2 desc, 1 limit ${mostCategories}`;
}
