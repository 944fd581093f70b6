import { cacheLife, cacheTag } from 'next/cache';
import { tags } from '@/lib/cache-tags';
import { addDays, currentFeedDay, type Day, daysBetween } from '@/lib/dates';
import { db, Prisma } from '@/lib/db';
import { countPages, type DayList, type PageOfPapers, pageSize } from '@/lib/entries/schema';
import type { PaperSummary } from '@/lib/papers/schema';
import { summarySelect, toSummary } from '@/lib/papers/summary';

const isChosen = Prisma.sql`(NOT e.withdrawn AND (e.upvotes > 0 OR e.submitter_id IS NOT NULL OR e.pinned))`;

/**
 * One page of a feed day: chosen papers by votes, then the rest; equal ones by tie hash. A withdrawn paper was announced
 * all the same: it stays on its day, last and never among the chosen.
 */
export async function listDay(day: Day, page: number): Promise<DayList> {
  const [[counted], papers] = await Promise.all([
    db().$queryRaw<{ total: number; chosen: number }[]>(countDay(day)),
    readPage(selectDay(day, page)),
  ]);
  const { total = 0, chosen = 0 } = counted ?? {};
  return { papers, page, pages: countPages(total), total, chosen };
}

export async function listDayCached(day: Day, page: number): Promise<DayList> {
  'use cache';
  cacheLife('minutes');
  cacheTag(tags.day(day));
  return listDay(day, page);
}

/** One page of the papers of some feed days, both ends included, by votes, then tie hash; withdrawn ones are left out. */
export async function listPeriod(first: Day, last: Day, page: number): Promise<PageOfPapers> {
  const [[counted], papers] = await Promise.all([
    db().$queryRaw<{ total: number }[]>(countPeriod(first, last)),
    readPage(selectPeriod(first, last, page)),
  ]);
  const { total = 0 } = counted ?? {};
  return { papers, page, pages: countPages(total), total };
}

export async function listPeriodCached(first: Day, last: Day, page: number): Promise<PageOfPapers> {
  'use cache';
  cacheLife('minutes');
  cacheTag(...daysFrom(first, last).map(tags.day));
  const today = currentFeedDay();
  return listPeriod(first, last < today ? last : today, page);
}

/** Summaries in the order of the rows; two statements however many there are. */
export async function readSummaries(rows: { id: string }[]): Promise<PaperSummary[]> {
  const papers = await db().paper.findMany({
    where: { id: { in: rows.map((row) => row.id) } },
    select: summarySelect,
  });
  const byId = new Map(papers.map((paper) => [paper.id, toSummary(paper)]));
  return rows.flatMap((row) => byId.get(row.id) ?? []);
}

export function countDay(day: Day): Prisma.Sql {
  return Prisma.sql`
    SELECT count(*)::int AS total, count(*) FILTER (WHERE ${isChosen})::int AS chosen
    FROM entries e WHERE e.feed_day = ${day}::date`;
}

export function selectDay(day: Day, page: number): Prisma.Sql {
  return Prisma.sql`
    SELECT e.paper_id AS id FROM entries e
    WHERE e.feed_day = ${day}::date
    ORDER BY ${isChosen} DESC, e.withdrawn, e.upvotes DESC, e.tie, e.paper_id
    LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`;
}

export function countPeriod(first: Day, last: Day): Prisma.Sql {
  return Prisma.sql`
    SELECT count(*)::int AS total FROM entries
    WHERE feed_day BETWEEN ${first}::date AND ${last}::date AND NOT withdrawn`;
}

/** Merges the tops of the days, each read in the order of the index, instead of sorting every paper of a month. */
export function selectPeriod(first: Day, last: Day, page: number): Prisma.Sql {
  return Prisma.sql`
    SELECT top.paper_id AS id
    FROM generate_series(${first}::date::timestamp, ${last}::date::timestamp, interval '1 day') AS day
    CROSS JOIN LATERAL (
      SELECT paper_id, upvotes, tie FROM entries WHERE feed_day = day::date AND NOT withdrawn
      ORDER BY upvotes DESC, tie, paper_id LIMIT ${page * pageSize}
    ) AS top
    ORDER BY top.upvotes DESC, top.tie, top.paper_id
    LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`;
}

async function readPage(statement: Prisma.Sql): Promise<PaperSummary[]> {
  return readSummaries(await db().$queryRaw<{ id: string }[]>(statement));
}

function daysFrom(first: Day, last: Day): Day[] {
  return Array.from({ length: daysBetween(first, last) + 1 }, (_, offset) => addDays(first, offset));
}
