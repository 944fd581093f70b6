import { isListingDay } from '@/lib/arxiv-calendar';
import { addDays, type Day, endOfFeedDay, formatDay, mondayOf, toDay, weekdayOf } from '@/lib/dates';
import { db, Prisma } from '@/lib/db';
import { env } from '@/lib/env';
import { clockOf } from '@/lib/subscribers/zones';

export type Schedule = {
  id: string;
  kind: string;
  weekday: number;
  hour: number;
  timeZone: string;
  pausedUntil: Date | null;
  locale: string;
};

/**
 * "Monday, November 23, about 7:00, Berlin time": when the next digest is due by arXiv's calendar and the reader's own
 * choice. Null where none is in sight.
 */
export async function findNextDue(schedule: Schedule): Promise<string | null> {
  const [strikes, had] = await Promise.all([listStrikes(schedule), listPeriodsHad(schedule)]);
  const next = strikes.find((strike) => strike.ahead && isDue(schedule, strike, strikes, had));
  if (!next) return null;
  const locale = schedule.locale.startsWith('en') ? schedule.locale : 'en-US';
  const day = formatDay(next.day, { weekday: 'long', day: 'numeric', month: 'long' }, locale);
  return `${day}, about ${next.clock}, ${clockOf(schedule.timeZone)}`;
}

/** Exported so that a test can look at its plan. */
export function periodsHad(id: string, kind: string): Prisma.Sql {
  return Prisma.sql`
    select e.period_start::text as period, d.local_date::text as day
    from deliveries d join editions e on e.id = d.edition_id
    where d.subscriber_id = ${id} and d.kind = ${kind} and d.local_date > current_date - 16
      and d.status <> 'skipped_late'`;
}

type Strike = { day: Day; clock: string; at: Date; ahead: boolean };
type Had = { period: Day; day: Day };

/** When the reader's hour strikes, from two weeks ago on; the database knows the clocks. */
async function listStrikes({ hour, timeZone, kind, weekday, pausedUntil }: Schedule): Promise<Strike[]> {
  const until = pausedUntil ? toDay(pausedUntil) : null;
  const rows = await db().$queryRaw<Strike[]>`
    with strike as (
      select ((now() at time zone ${timeZone})::date + n + make_time(${hour}::int, 0, 0)) at time zone ${timeZone} as at
      from (select generate_series(-14, 15) union select ${until}::date - (now() at time zone ${timeZone})::date + generate_series(-7, 15)) day(n))
    select at, at > now() as ahead, (at at time zone ${timeZone})::date::text as day,
      to_char(at at time zone ${timeZone}, 'FMHH24:MI') as clock from strike where at is not null order by at`;
  return rows.filter(({ day }) => kind !== 'weekly' || weekdayOf(day) === weekday);
}

function listPeriodsHad({ id, kind }: Schedule): Promise<Had[]> {
  return db().$queryRaw<Had[]>(periodsHad(id, kind));
}

/** Whether an edition became ready since the strike before, which the reader has not had. */
function isDue({ kind, pausedUntil }: Schedule, strike: Strike, strikes: Strike[], had: Had[]): boolean {
  if (pausedUntil && strike.day < toDay(pausedUntil)) return false;
  if (had.some(({ day }) => day === strike.day)) return false;
  const before = strikes[strikes.indexOf(strike) - 1]?.at ?? new Date(strike.at.getTime() - 86_400_000);
  return recentPeriods(kind, strike.day).some(({ period, over }) => {
    return over > before && over <= strike.at && !had.some((one) => one.period === period);
  });
}

function recentPeriods(kind: string, day: Day): { period: Day; over: Date }[] {
  if (kind === 'weekly')
    return [mondayOf(addDays(day, -7)), addDays(mondayOf(day), -14)].map((period) => ({
      period,
      over: endOfFeedDay(addDays(period, 6)),
    }));
  return [0, -1, -2, -3]
    .map((back) => addDays(day, back))
    .filter((period) => env().FEED === 'curated' || isListingDay(period))
    .map((period) => ({ period, over: endOfFeedDay(period) }));
}
