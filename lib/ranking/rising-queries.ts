import { cacheLife, cacheTag } from 'next/cache';
import { tags } from '@/lib/cache-tags';
import { currentFeedDay, type Day } from '@/lib/dates';
import { db, Prisma } from '@/lib/db';
import { countPages, pageSize } from '@/lib/entries/schema';
import { readTrendingPapers } from '@/lib/ranking/pictures';
import type { TrendingList } from '@/lib/ranking/schema';

const hoursOfGrowth = 24;

/** One page of the papers that were voted for in the last 24 hours, by those votes; of equal ones the one with fewer before. */
export async function listRising(page: number, now: Date = new Date()): Promise<TrendingList> {
  const since = new Date(now.getTime() - hoursOfGrowth * 3_600_000);
  const rows = await db().$queryRaw<{ id: string; total: number }[]>(
    selectRising(since, now, currentFeedDay(now), page),
  );
  const total = rows[0]?.total ?? 0;
  const papers = await readTrendingPapers(rows, now);
  return { papers, page, pages: countPages(total), total };
}

export async function listRisingCached(page: number): Promise<TrendingList> {
  'use cache';
  cacheLife('minutes');
  cacheTag(tags.trending, tags.newestDay);
  return listRising(page);
}

export function selectRising(since: Date, now: Date, today: Day, page: number): Prisma.Sql {
  return Prisma.sql`
    WITH grown AS (
      SELECT paper_id, count(*)::int AS votes FROM votes
      WHERE cast_at > ${since} AND cast_at <= ${now} GROUP BY paper_id
    )
    SELECT e.paper_id AS id, (count(*) OVER ())::int AS total
    FROM grown g JOIN entries e USING (paper_id)
    WHERE NOT e.withdrawn AND e.feed_day <= ${today}::date
    ORDER BY g.votes DESC, e.upvotes, e.tie, e.paper_id
    LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`;
}
