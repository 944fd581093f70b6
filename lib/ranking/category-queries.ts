import { cacheLife, cacheTag } from 'next/cache';
import { tags } from '@/lib/cache-tags';
import { addDays, currentFeedDay, type Day, toDay } from '@/lib/dates';
import { db, type Prisma } from '@/lib/db';
import { findNewestDay } from '@/lib/entries/calendar-queries';
import { readSummaries } from '@/lib/entries/queries';
import { pageSize } from '@/lib/entries/schema';
import type { PaperSummary } from '@/lib/papers/schema';
import { type ArchiveCounts, type CategoryPeriod, withCounts } from '@/lib/ranking/categories/schema';
import {
  countCategories,
  selectCategoryFeed,
  selectCategoryHot,
  selectCategoryNewest,
  selectCategoryPeriod,
  selectCommonness,
} from '@/lib/ranking/category-statements';
import { isKnownPlace } from '@/lib/ranking/known-places';
import { readTrendingPapers } from '@/lib/ranking/pictures';
import { parseHotPlace, writeHotPlace } from '@/lib/ranking/places';
import type { HotPlace, TrendingStretch } from '@/lib/ranking/schema';

/** More papers than that, and reading lists in their order finds the category's own sooner than the index of words. */
const commonFrom = 20_000;
const daysOf: Record<CategoryPeriod, number> = { day: 1, week: 7, month: 30 };

const papersInFeed = 200;

export type CategoryPage = { papers: PaperSummary[]; newest: Day | null; page: number; more: boolean };

/**
 * One page of the papers of a category or archive, cross-lists included, whose feed day is among the last days up to
 * the newest on which it has any: by votes, then tie hash. Withdrawn ones are left out.
 */
export async function listCategory(
  code: string,
  period: CategoryPeriod,
  page: number,
  now: Date = new Date(),
): Promise<CategoryPage> {
  const common = await isCommon(code);
  const newest = await findNewestOf(code, common, currentFeedDay(now));
  if (!newest) return { papers: [], newest, page, more: false };
  const first = addDays(newest, 1 - daysOf[period]);
  const rows = await idsOf(selectCategoryPeriod(code, common, first, newest, page));
  return { papers: await readSummaries(rows.slice(0, pageSize)), newest, page, more: rows.length > pageSize };
}

export async function listCategoryCached(
  code: string,
  period: CategoryPeriod,
  page: number,
): Promise<CategoryPage> {
  'use cache';
  cacheLife('minutes');
  cacheTag(tags.trending, tags.newestDay);
  return listCategory(code, period, page);
}

/** The papers of a category by Hot, after a place or from the top. */
export async function listCategoryHot(
  code: string,
  after: HotPlace | null,
  now: Date = new Date(),
): Promise<TrendingStretch> {
  const common = await isCommon(code);
  const rows = await db().$queryRaw<HotPlace[]>(selectCategoryHot(code, common, after, currentFeedDay(now)));
  const shown = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? shown.at(-1) : undefined;
  return { papers: await readTrendingPapers(shown, now), next: last ? writeHotPlace(last) : null };
}

/** The same by the segment of an address; null where it names no place. */
export async function listCategoryHotCached(
  code: string,
  segment: string | null,
): Promise<TrendingStretch | null> {
  if (segment === null) return readHot(code, null);
  const after = parseHotPlace(segment);
  return after && (await isKnownPlace(after)) ? readHot(code, after) : null;
}

/** The newest 200 papers of a category, for its feed. */
export async function listCategoryFeed(code: string, now: Date = new Date()): Promise<PaperSummary[]> {
  const common = await isCommon(code);
  return readSummaries(await idsOf(selectCategoryFeed(code, common, currentFeedDay(now), papersInFeed)));
}

export async function listCategoryFeedCached(code: string): Promise<PaperSummary[]> {
  'use cache';
  cacheLife('minutes');
  cacheTag(tags.newestDay);
  return listCategoryFeed(code);
}

/** Every archive and category with how many papers of the last thirty days it has, cross-lists included. */
export async function listCategories(now: Date = new Date()): Promise<ArchiveCounts[]> {
  const last = await findNewestDay(now);
  if (!last) return withCounts(new Map());
  const rows = await db().$queryRaw<{ code: string; papers: number }[]>(
    countCategories(addDays(last, -29), last),
  );
  return withCounts(new Map(rows.map(({ code, papers }) => [code, papers])));
}

export async function listCategoriesCached(): Promise<ArchiveCounts[]> {
  'use cache';
  cacheLife('hours');
  cacheTag(tags.newestDay);
  return listCategories();
}

async function readHot(code: string, after: HotPlace | null): Promise<TrendingStretch> {
  'use cache';
  cacheLife('minutes');
  cacheTag(tags.trending, tags.newestDay);
  return listCategoryHot(code, after);
}

async function findNewestOf(code: string, common: boolean, today: Day): Promise<Day | null> {
  const [row] = await db().$queryRaw<{ day: Date | null }[]>(selectCategoryNewest(code, common, today));
  return row?.day ? toDay(row.day) : null;
}

async function isCommon(code: string): Promise<boolean> {
  const [row] = await db().$queryRaw<{ papers: number }[]>(selectCommonness(code));
  return (row?.papers ?? 0) > commonFrom;
}

async function idsOf(statement: Prisma.Sql): Promise<{ id: string }[]> {
  return db().$queryRaw<{ id: string }[]>(statement);
}
