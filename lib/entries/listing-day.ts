import { cutOffOn, nextListingDay, predictListingDay } from '@/lib/arxiv-calendar';
import {
  addDays,
  type Day,
  daysBetween,
  endOfFeedDay,
  lastDayOfMonth,
  parseDay,
  toDay,
  weekdayOf,
} from '@/lib/dates';
import { monthOfId } from '@/lib/papers/arxiv-id';

const latestAfterSubmission = 7;

/**
 * The listing day a file states, where it can be true: a weekday within 7 days after the first version, or, where that
 * date is missing, in the month of the id or the next one. Otherwise null: the day has to be estimated.
 */
export function trustedListingDay(stated: {
  id: string;
  announced: string | null;
  publishedAt: Date | null;
}): Day | null {
  const day = stated.announced ? parseDay(stated.announced) : null;
  if (!day || weekdayOf(day) > 5) return null;
  if (stated.publishedAt) {
    const wait = daysBetween(toDay(stated.publishedAt), day);
    return wait >= 0 && wait <= latestAfterSubmission ? day : null;
  }
  const month = monthOfId(stated.id);
  return day.startsWith(month) || day.startsWith(monthAfter(month)) ? day : null;
}

/**
 * The place of a paper in the feed: the day its source observed, or else the one arXiv's schedule predicts from the
 * first version, or else, where no first date is stated or it lies outside the month in the id (the paper was held
 * longer, or the date is another version's), what the id alone suggests.
 */
export function placeOf(record: {
  id: string;
  announced: string | null;
  dayBy: string;
  publishedAt: Date;
  publishedGuessed?: boolean;
}): { day: Day; dayBy: string } {
  if (record.announced) return { day: record.announced, dayBy: record.dayBy };
  const predicted = predictListingDay(record.publishedAt);
  const { first, last } = listingDaysOfId(record.id);
  if (!record.publishedGuessed && predicted >= first && predicted <= last)
    return { day: predicted, dayBy: 'estimated' };
  return { day: estimateListingDayById(record.id), dayBy: 'id' };
}

/**
 * The listing day that an id alone suggests: ids of a month are given out in the order of its batches, so the number
 * says about how far the month had come. The ids of before April 2007 count by archive; theirs is the middle of the month.
 */
export function estimateListingDayById(id: string): Day {
  const { first, last } = listingDaysOfId(id);
  const number = /^\d{4}\.(\d+)$/.exec(id)?.[1];
  const share = number ? Math.min(1, Number(number) / papersAMonth(monthOfId(id).slice(0, 4))) : 0.5;
  const day = nextListingDay(addDays(first, Math.floor(share * daysBetween(first, last))));
  return day < last ? day : last;
}

/** The latest moment at which a paper of this listing day can have been submitted: the cut-off in New York. */
export function latestSubmissionFor(day: Day): Date {
  const received = addDays(day, weekdayOf(day) === 1 ? -3 : -1);
  return new Date(endOfFeedDay(received).getTime() - (21.5 * 60 - cutOffOn(received)) * 60_000);
}

/** The latest moment at which a paper with this id can have been submitted, as far as the id says. */
export function latestSubmissionById(id: string): Date {
  return latestSubmissionFor(estimateListingDayById(id));
}

/** A month's ids begin with the batch announced on its first evening and so listed on the second, and end with the next month's first listing. */
function listingDaysOfId(id: string): ListingDays {
  const month = monthOfId(id);
  let days = listingDaysByMonth.get(month);
  if (!days) {
    const last = nextListingDay(addDays(lastDayOfMonth(`${month}-01`), 1));
    days = { first: nextListingDay(`${month}-02`), last };
    listingDaysByMonth.set(month, days);
  }
  return days;
}

type ListingDays = { first: Day; last: Day };
/** Of the few hundred months that ids can name. */
const listingDaysByMonth = new Map<string, ListingDays>();

/** About how many papers arXiv took in a month of this year, rounded from its yearly totals. */
function papersAMonth(year: string): number {
  const known: Record<string, number> = {
    2007: 4_700,
    2011: 6_400,
    2015: 8_800,
    2019: 13_000,
    2024: 20_000,
    2025: 23_500,
    2026: 30_000,
  };
  const years = Object.keys(known).map(Number);
  const after = years.find((one) => one >= Number(year)) ?? 2026;
  const before = years.filter((one) => one <= after && one <= Number(year)).at(-1) ?? after;
  const [low = 0, high = 0] = [known[before], known[after]];
  return before === after ? low : low + ((high - low) * (Number(year) - before)) / (after - before);
}

function monthAfter(month: string): string {
  return addDays(`${month}-28`, 4).slice(0, 7);
}
