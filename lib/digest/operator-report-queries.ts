import { toDay } from '@/lib/dates';
import { db, Prisma } from '@/lib/db';
import type { ReportsOfDay } from '@/lib/digest/operator/schema';

const daysShown = 90;

/** What came back on each of the last 90 days (UTC), oldest first. */
export async function listReportsByDay(now: Date): Promise<ReportsOfDay[]> {
  return db().$queryRaw<ReportsOfDay[]>(selectReportsByDay(now));
}

export function selectReportsByDay(now: Date): Prisma.Sql {
  const last = toDay(now);
  return Prisma.sql`
    with report as materialized (
      select (at at time zone 'UTC')::date as day, type from bounces
      where at >= (${last}::date - ${daysShown - 1}::int)::timestamp at time zone 'UTC')
    select day::date::text, count(type) filter (where type <> 'complaint')::int as bounces,
      count(type) filter (where type = 'complaint')::int as complaints
    from generate_series(${last}::date - ${daysShown - 1}::int, ${last}::date, interval '1 day') day
    left join report using (day) group by day order by day`;
}
