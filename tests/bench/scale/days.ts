import { batchNumber, isListingDay } from '@/lib/arxiv-calendar';
import { addDays, type Day } from '@/lib/dates';

export type DaySize = { day: Day; batch: number; papers: number };

const newest = '2026-10-30';
const usual = 298;
const crowded = 1_000;
/** Every so many days arXiv announces far more than usual. */
const everyCrowded = 20;

/**
 * The feed days over which so many papers lie, newest first: about a third of a thousand on each, so that a smaller
 * catalogue has fewer days and not thinner ones.
 */
export function layDays(papers: number): DaySize[] {
  const days: DaySize[] = [];
  let left = papers;
  for (let day = newest; left > 0; day = addDays(day, -1)) {
    if (!isListingDay(day)) continue;
    const size = Math.min(left, sizeOf(days.length + 1));
    days.push({ day, batch: batchNumber(day), papers: size });
    left -= size;
  }
  return days;
}

function sizeOf(place: number): number {
  return place % everyCrowded === 0 ? crowded : usual + (place % 3 === 0 ? 1 : 0);
}
