import { z } from 'zod';
import {
  addDays,
  currentFeedDay,
  type Day,
  lastDayOfMonth,
  parseDay,
  parseMonth,
  parseWeek,
} from '@/lib/dates';
import { AppError } from '@/lib/errors';
import { longestQuery } from '@/lib/search/schema';

export type DailyQuery = {
  page: number;
  limit: number;
  /** Both ends included. */
  period: { first: Day; last: Day } | null;
  submitter: string | null;
  trending: boolean;
};

const furthestPage = 100;
const text = z
  .string()
  .regex(/^[^\p{Cc}]{1,200}$/u, 'The value holds characters that cannot be meant')
  .optional();

const daily = z.object({
  p: wholeNumber('p', 0, furthestPage).default(0),
  limit: wholeNumber('limit', 1, 100).default(50),
  date: text,
  week: text,
  month: text,
  submitter: text,
  sort: z.enum(['publishedAt', 'trending'], 'sort must be publishedAt or trending').default('publishedAt'),
});

const search = z.object({
  q: z.string().max(longestQuery, `q must be at most ${longestQuery} characters`).default(''),
  limit: wholeNumber('limit', 1, 120).default(120),
});

const list = z.object({ cursor: text, limit: wholeNumber('limit', 1, 100).default(50) });

/** The parameters of daily_papers. Throws AppError for what cannot be meant, a day that has not come included. */
export function parseDaily(parameters: URLSearchParams, now: Date = new Date()): DailyQuery {
  const query = read(daily, parameters);
  return {
    page: query.p,
    limit: query.limit,
    period: periodOf(query, currentFeedDay(now)),
    submitter: query.submitter ?? null,
    trending: query.sort === 'trending',
  };
}

export function parseSearch(parameters: URLSearchParams): { q: string; limit: number } {
  const { q, limit } = read(search, parameters);
  return { q: q.trim(), limit };
}

export function parseList(parameters: URLSearchParams): { after: Cursor | null; limit: number } {
  const { cursor, limit } = read(list, parameters);
  return { after: cursor ? readCursor(cursor) : null, limit };
}

/** A place in the list of all papers, newest first. */
export type Cursor = { publishedAt: Date; id: string };

export function writeCursor({ publishedAt, id }: Cursor): string {
  return Buffer.from(`${publishedAt.toISOString()} ${id}`).toString('base64url');
}

function readCursor(cursor: string): Cursor {
  const match = /^(\S+Z) ([\w./-]{1,40})$/.exec(Buffer.from(cursor, 'base64url').toString());
  const publishedAt = new Date(match?.[1] ?? '');
  const id = match?.[2];
  if (!id || Number.isNaN(publishedAt.getTime())) throw new AppError('invalid', 'Invalid cursor');
  return { publishedAt, id };
}

function periodOf(
  { date, week, month }: { date?: string | undefined; week?: string | undefined; month?: string | undefined },
  today: Day,
): DailyQuery['period'] {
  if (date) return begun(parseDay(date), (day) => day, today);
  if (week) return begun(parseWeek(week), (monday) => addDays(monday, 6), today);
  if (month) return begun(parseMonth(month), lastDayOfMonth, today);
  return null;
}

function begun(first: Day | null, lastOf: (first: Day) => Day, today: Day): { first: Day; last: Day } {
  if (!first) throw new AppError('invalid_date', 'Invalid date');
  if (first > today) throw new AppError('future_date', `Invalid date: the newest day is ${today}`);
  const last = lastOf(first);
  return { first, last: last < today ? last : today };
}

function read<T>(schema: z.ZodType<T>, parameters: URLSearchParams): T {
  const given = [...parameters].filter(([, value]) => value.trim() !== '').reverse();
  const parsed = schema.safeParse(Object.fromEntries(given));
  if (parsed.success) return parsed.data;
  throw new AppError('invalid', parsed.error.issues[0]?.message ?? 'Invalid parameters');
}

function wholeNumber(name: string, least: number, most: number) {
  const sentence = `${name} must be a whole number of at least ${least}`;
  return z
    .string()
    .regex(/^\d{1,15}$/, sentence)
    .transform((digits) => Math.min(Number(digits), most))
    .refine((number) => number >= least, sentence);
}
