import { isListingDay } from '@/lib/arxiv-calendar';
import { addDays, type Day } from '@/lib/dates';
import type { DayPicture, DayShown } from '@/lib/ingest/schema';

export type DayCategoryCount = { day: Day; category: string; papers: number };

/** The name under which the categories that are not followed are counted together. */
export const otherCategories = 'other';

const daysShown = 30;
const lowShare = 0.4;
const fewestForMedian = 5;

/** The first day of a picture that ends today: thirty listing days by the calendar. */
export function firstDayShown(today: Day): Day {
  let day = today;
  for (let found = isListingDay(day) ? 1 : 0; found < daysShown; ) {
    day = addDays(day, -1);
    if (isListingDay(day)) found += 1;
  }
  return day;
}

/**
 * The last thirty days that are listing days by the calendar or have papers, oldest first. A listing day that is over
 * is marked where it has nothing, or conspicuously little, though the site had begun to collect.
 */
export function drawDays(counted: DayCategoryCount[], followed: string[], today: Day): DayPicture {
  const categories = [...followed, otherCategories];
  const bare = daysOf(counted, today).map((day) => countDay(day, counted, categories));
  const usual = medianOf(bare.filter(({ day, total }) => total > 0 && isListingDay(day)));
  const begun = bare.find(({ total }) => total > 0)?.day ?? today;
  const days = bare.map((one) => ({ ...one, mark: isOver(one.day) ? markOf(one, usual) : null }));
  return { categories, days, usual };

  function isOver(day: Day): boolean {
    return day > begun && day < today && isListingDay(day);
  }
}

function daysOf(counted: DayCategoryCount[], today: Day): Day[] {
  const days = new Set(counted.map(({ day }) => day));
  for (let day = firstDayShown(today); day <= today; day = addDays(day, 1))
    if (isListingDay(day)) days.add(day);
  return [...days].sort().slice(-daysShown);
}

function countDay(day: Day, counted: DayCategoryCount[], categories: string[]): Omit<DayShown, 'mark'> {
  const counts = categories.map(
    (category) => counted.find((count) => count.day === day && count.category === category)?.papers ?? 0,
  );
  return { day, counts, total: counts.reduce((sum, count) => sum + count, 0) };
}

/** Few days tell nothing: then it is 0, and only days without papers are marked. */
function medianOf(days: { total: number }[]): number {
  const totals = days.map(({ total }) => total).sort((a, b) => a - b);
  return totals.length < fewestForMedian ? 0 : (totals[Math.floor(totals.length / 2)] ?? 0);
}

function markOf({ total }: { total: number }, usual: number): DayShown['mark'] {
  if (total === 0) return 'missing';
  return total < usual * lowShare ? 'low' : null;
}
