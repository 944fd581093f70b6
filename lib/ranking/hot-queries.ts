import { cacheLife, cacheTag } from 'next/cache';
import { tags } from '@/lib/cache-tags';
import { currentFeedDay, type Day } from '@/lib/dates';
import { db, Prisma } from '@/lib/db';
import { pageSize } from '@/lib/entries/schema';
import { isKnownPlace } from '@/lib/ranking/known-places';
import { readTrendingPapers } from '@/lib/ranking/pictures';
import { parseHotPlace, parseNewPlace, writeHotPlace, writeNewPlace } from '@/lib/ranking/places';
import type { HotPlace, NewPlace, TrendingStretch } from '@/lib/ranking/schema';

/** The papers by Hot after a place, or from the top; equal ones by tie hash, then id. Withdrawn ones are left out. */
export async function listHot(after: HotPlace | null, now: Date = new Date()): Promise<TrendingStretch> {
  const rows = await db().$queryRaw<HotPlace[]>(selectHot(after, currentFeedDay(now)));
  return toStretch(rows, writeHotPlace, now);
}

/** The same by the segment of an address; null where it names no place. */
export async function listHotCached(segment: string | null): Promise<TrendingStretch | null> {
  if (segment === null) return readHot(null);
  const after = parseHotPlace(segment);
  return after && (await isKnownPlace(after)) ? readHot(after) : null;
}

/** The papers by feed day, the newest first, after a place; those of one day by tie hash, then id. */
export async function listNew(after: NewPlace | null, now: Date = new Date()): Promise<TrendingStretch> {
  const rows = await db().$queryRaw<NewPlace[]>(selectNew(after, currentFeedDay(now)));
  return toStretch(rows, writeNewPlace, now);
}

export async function listNewCached(segment: string | null): Promise<TrendingStretch | null> {
  if (segment === null) return readNew(null);
  const after = parseNewPlace(segment);
  return after && (await isKnownPlace(after)) ? readNew(after) : null;
}

/** A place, and not a count of rows, says where to read on: papers that rise meanwhile push nothing over a page's end. */
export function selectHot(after: HotPlace | null, today: Day): Prisma.Sql {
  const place = after
    ? Prisma.sql`p.hot <= ${after.hot} AND (p.hot < ${after.hot} OR (p.tie, p.id) > (${after.tie}, ${after.id}))`
    : Prisma.sql`true`;
  return Prisma.sql`
    SELECT p.id, p.hot, p.tie FROM papers p JOIN entries e ON e.paper_id = p.id
    WHERE ${place} AND NOT e.withdrawn AND e.feed_day <= ${today}::date
    ORDER BY p.hot DESC, p.tie, p.id
    LIMIT ${pageSize + 1}`;
}

export function selectNew(after: NewPlace | null, today: Day): Prisma.Sql {
  const place = after
    ? Prisma.sql`feed_day <= ${after.day}::date
        AND (feed_day < ${after.day}::date OR (tie, paper_id) > (${after.tie}, ${after.id}))`
    : Prisma.sql`true`;
  return Prisma.sql`
    SELECT paper_id AS id, feed_day::text AS day, tie FROM entries
    WHERE ${place} AND feed_day <= ${today}::date AND NOT withdrawn
    ORDER BY feed_day DESC, tie, paper_id
    LIMIT ${pageSize + 1}`;
}

async function readHot(after: HotPlace | null): Promise<TrendingStretch> {
  'use cache';
  cacheLife('minutes');
  cacheTag(tags.trending, tags.newestDay);
  return listHot(after);
}

async function readNew(after: NewPlace | null): Promise<TrendingStretch> {
  'use cache';
  cacheLife('minutes');
  cacheTag(tags.newestDay);
  return listNew(after);
}

async function toStretch<Place extends { id: string }>(
  rows: Place[],
  write: (place: Place) => string,
  now: Date,
): Promise<TrendingStretch> {
  const shown = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? shown.at(-1) : undefined;
  return { papers: await readTrendingPapers(shown, now), next: last ? write(last) : null };
}
