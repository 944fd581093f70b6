import { offsetAt } from '@/lib/zone-offset';

/** A calendar date written YYYY-MM-DD. A feed day is one of these, in New York. */
export type Day = string;

const newYork = 'America/New_York';
const millisecondsADay = 86_400_000;
/** arXiv began in 1991; far years cost far too much to draw. */
const firstYear = '1991';
const lastYear = '2200';
const turnOfDay = 21 * 60 + 30;

/** The feed day that is current at this moment: New York's date, the next one from 21:30 on. */
export function currentFeedDay(now: Date = new Date()): Day {
  const local = clockIn(newYork, now);
  return local.minutes >= turnOfDay ? addDays(local.day, 1) : local.day;
}

/** The moment a feed day begins: 21:30 New York on the evening before. */
export function startOfFeedDay(day: Day): Date {
  return instantIn(newYork, addDays(day, -1), turnOfDay);
}

/** The moment a feed day is over and its edition may be frozen. */
export function endOfFeedDay(day: Day): Date {
  return startOfFeedDay(addDays(day, 1));
}

/** The date as written, padded: accepts 2026-9-2 and a full ISO date-time; null where no such date exists. */
export function parseDay(text: string): Day | null {
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?$/.exec(text.trim());
  if (!match) return null;
  const day = `${match[1]}-${match[2]?.padStart(2, '0')}-${match[3]?.padStart(2, '0')}`;
  return exists(day) ? day : null;
}

/** The Monday of an ISO week written 2026-W44 (2026-W4 is accepted); null where no such week exists. */
export function parseWeek(text: string): Day | null {
  const match = /^(\d{4})-W(\d{1,2})$/i.exec(text.trim());
  if (!match) return null;
  const week = `${match[1]}-W${match[2]?.padStart(2, '0')}`;
  if (!exists(`${match[1]}-01-04`)) return null;
  const firstMonday = mondayOf(`${match[1]}-01-04`);
  const monday = addDays(firstMonday, 7 * (Number(match[2]) - 1));
  return weekOf(monday) === week && exists(monday) ? monday : null;
}

/** The first day of a month written 2026-10 (2026-9 is accepted); null where no such month exists. */
export function parseMonth(text: string): Day | null {
  const match = /^(\d{4})-(\d{1,2})$/.exec(text.trim());
  return match ? parseDay(`${match[1]}-${match[2]}-1`) : null;
}

/** The ISO week of a day, written 2026-W44. */
export function weekOf(day: Day): string {
  const thursday = addDays(mondayOf(day), 3);
  const year = thursday.slice(0, 4);
  const week = 1 + Math.floor(daysBetween(`${year}-01-01`, thursday) / 7);
  return `${year}-W${String(week).padStart(2, '0')}`;
}

export function monthOf(day: Day): string {
  return day.slice(0, 7);
}

export function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day));
}

export function lastDayOfMonth(day: Day): Day {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return toDay(new Date(Date.UTC(year, month, 0)));
}

/** Monday is 1, Sunday is 7. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

export function addDays(day: Day, count: number): Day {
  return toDay(new Date(Date.parse(`${day}T00:00:00Z`) + count * millisecondsADay));
}

/** How many days the second is after the first; negative where it is before. */
export function daysBetween(first: Day, second: Day): number {
  return Math.round(
    (Date.parse(`${second}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / millisecondsADay,
  );
}

/** The date part of a database date, which arrives as midnight UTC. */
export function toDay(date: Date): Day {
  return date.toISOString().slice(0, 10);
}

/** A day as the database stores it: midnight UTC. */
export function fromDay(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** The local date and minute of the day in a zone. */
export function clockIn(timeZone: string, at: Date): { day: Day; minutes: number } {
  const local = new Date(at.getTime() + offsetAt(timeZone, at.getTime()));
  return { day: toDay(local), minutes: local.getUTCHours() * 60 + local.getUTCMinutes() };
}

/** A date in words: { weekday: 'long', month: 'long', day: 'numeric' } gives "Thursday, October 29". */
export function formatDay(day: Day, options: Intl.DateTimeFormatOptions, locale = 'en-US'): string {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(fromDay(day));
}

function instantIn(timeZone: string, day: Day, minutes: number): Date {
  const wanted = Date.parse(`${day}T00:00:00Z`) + minutes * 60_000;
  const first = wanted - offsetAt(timeZone, wanted);
  return new Date(wanted - offsetAt(timeZone, first));
}

function exists(day: Day): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && toDay(at) === day && day >= firstYear && day < lastYear;
}
