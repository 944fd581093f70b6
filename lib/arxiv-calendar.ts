import { addDays, clockIn, type Day, daysBetween, weekdayOf } from '@/lib/dates';
import { announcementHolidays } from '@/lib/holidays';

const newYork = 'America/New_York';

/** Whether arXiv lists a batch on this day by its calendar. Ids that arrive overrule it. */
export function isListingDay(day: Day): boolean {
  return isWeekday(day) && !announcementHolidays.has(receivedBefore(day));
}

/** The first listing day on or after this day. */
export function nextListingDay(day: Day): Day {
  return isListingDay(day) ? day : nextListingDay(addDays(day, 1));
}

/** The last listing day before this day. */
export function previousListingDay(day: Day): Day {
  const before = addDays(day, -1);
  return isListingDay(before) ? before : previousListingDay(before);
}

/**
 * The listing day of a paper first submitted at this moment, by arXiv's published schedule.
 * An estimate: moderation holds some papers for days. Source: arXiv's availability page.
 */
export function predictListingDay(submittedAt: Date): Day {
  const local = clockIn(newYork, submittedAt);
  let cutOff = local.minutes < cutOffOn(local.day) ? local.day : addDays(local.day, 1);
  while (!isReceivingDay(cutOff)) cutOff = addDays(cutOff, 1);
  const evening = weekdayOf(cutOff) === 5 ? addDays(cutOff, 2) : cutOff;
  return nextListingDay(addDays(evening, 1));
}

/**
 * The running number of a feed day's batch for Hot: how many listing days arXiv's calendar has had since 14 August 1991.
 * Weekends and holidays count nothing; a day off the calendar shares the number of the listing day before it.
 */
export function batchNumber(day: Day): number {
  const days = daysBetween('1991-08-12', day) + 1;
  if (days <= 0) return 0;
  const weeks = Math.floor(days / 7);
  const weekdays = weeks * 5 + Math.min(5, days % 7);
  return weekdays - missedDays.filter((missed) => missed <= day).length;
}

const missedDays = [...announcementHolidays]
  .map((holiday) => addDays(holiday, weekdayOf(holiday) === 5 ? 3 : 1))
  .filter(isWeekday);

/** When submissions of a day close, in minutes of New York's clock. Ten years ago it was 16:00; the year is our estimate. */
export function cutOffOn(day: Day): number {
  return day < '2017' ? 16 * 60 : 14 * 60;
}

/** The last day whose submissions stand in the listing of this day: Friday for a Monday. */
function receivedBefore(day: Day): Day {
  return addDays(day, weekdayOf(day) === 1 ? -3 : -1);
}

function isReceivingDay(day: Day): boolean {
  return isWeekday(day) && !announcementHolidays.has(day);
}

function isWeekday(day: Day): boolean {
  return weekdayOf(day) <= 5;
}
