import {
  addDays,
  type Day,
  daysBetween,
  parseDay,
  predictListingDay,
  startOfFeedDay,
  toDay,
  weekdayOf,
} from '@/lib/dates';
import { monthOfId } from '@/lib/papers/arxiv-id';

const latestAfterSubmission = 7;

/**
 * The listing day a file states, where it can be true: within 7 days after the first version, or, where that date is
 * missing, in the month of the id or the next one. Otherwise null: the day has to be estimated.
 */
export function trustedListingDay(stated: {
  id: string;
  announced: string | null;
  publishedAt: Date | null;
}): Day | null {
  const day = stated.announced ? parseDay(stated.announced) : null;
  if (!day) return null;
  if (stated.publishedAt) {
    const wait = daysBetween(toDay(stated.publishedAt), day);
    return wait >= 0 && wait <= latestAfterSubmission ? day : null;
  }
  const month = monthOfId(stated.id);
  return day.startsWith(month) || day.startsWith(monthAfter(month)) ? day : null;
}

/** The place of a paper in the feed: the day its source observed, or else the one arXiv's schedule predicts. */
export function placeOf(record: { announced: string | null; dayBy: string; publishedAt: Date }): {
  day: Day;
  dayBy: string;
} {
  if (record.announced) return { day: record.announced, dayBy: record.dayBy };
  return { day: predictListingDay(record.publishedAt), dayBy: 'estimated' };
}

/** The latest moment at which a paper of this listing day can have been submitted: the cut-off at 14:00 New York. */
export function latestSubmissionFor(day: Day): Date {
  const weekend = weekdayOf(day) === 1 ? 2 : 0;
  return new Date(startOfFeedDay(addDays(day, -weekend)).getTime() - 7.5 * 3_600_000);
}

/** The latest moment at which a paper with this id can have been submitted, from the month in the id. */
export function latestSubmissionById(id: string): Date {
  return new Date(Date.parse(`${monthAfter(monthOfId(id))}-01T00:00:00Z`) - 3 * 86_400_000);
}

function monthAfter(month: string): string {
  return addDays(`${month}-28`, 4).slice(0, 7);
}
