import { isListingDay } from '@/lib/arxiv-calendar';
import { addDays, currentFeedDay, type Day, endOfFeedDay, fromDay, toDay } from '@/lib/dates';
import { db, Prisma } from '@/lib/db';
import { knowsHolidaysOf } from '@/lib/holidays';
import type { AnnouncementHealth } from '@/lib/runs/health-shapes';

const mostDays = 30;
const staleAfterDays = 2;

/**
 * Which working days have passed since the last that arXiv brought papers for, by the feeds' own looks and by the
 * catalogue, at most thirty. A day counts once it is over; where arXiv's holidays are not known, none counts. An
 * installation that never got any counts from its first look.
 */
export async function readAnnouncements(now: Date = new Date()): Promise<AnnouncementHealth> {
  const [found] = await db().$queryRaw<Found[]>(selectNewestDay(currentFeedDay(now)));
  const newestDay = [found?.polled, found?.entered].filter(isDay).sort().at(-1) ?? null;
  const since = newestDay ?? (found?.firstLook ? addDays(toDay(found.firstLook), -1) : null);
  const missedDays = since ? listMissed(since, now) : [];
  return { newestDay, missedDays, stale: missedDays.length >= staleAfterDays };
}

/** What people put in by hand, a file or the demo catalogue says nothing about arXiv. */
export function selectNewestDay(today: Day): Prisma.Sql {
  return Prisma.sql`
    select
      (select feed_day::text from feed_polls where verdict = 'fresh' order by polled_at desc limit 1) as polled,
      (select feed_day::text from entries where feed_day <= ${fromDay(today)}::date and day_by in ('feed', 'oai')
        order by feed_day desc limit 1) as entered,
      (select polled_at from feed_polls order by polled_at limit 1) as "firstLook"`;
}

type Found = { polled: Day | null; entered: Day | null; firstLook: Date | null };

function isDay(day: Day | null | undefined): day is Day {
  return typeof day === 'string';
}

function listMissed(since: Day, now: Date): Day[] {
  const earliest = addDays(currentFeedDay(now), -mostDays);
  const missed: Day[] = [];
  for (
    let day = since < earliest ? earliest : addDays(since, 1);
    endOfFeedDay(day) <= now;
    day = addDays(day, 1)
  )
    if (isListingDay(day) && knowsHolidaysOf(day)) missed.push(day);
  return missed;
}
