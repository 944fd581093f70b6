import { db, Prisma } from '@/lib/db';
import { latenessHours } from '@/lib/digest/lateness';
import type { EditionKind } from '@/lib/digest/schema';

export type Audience = { subscriberId?: string };

/**
 * Writes a delivery for each confirmed subscriber who is due: the newest edition of their kind whose hour has come in
 * their zone and, for whoever never had one, the newest edition at once. Any number of calls write the same rows.
 */
export async function addressEdition(
  kind: EditionKind,
  audience: Audience = {},
): Promise<{ addressed: number; skippedLate: number }> {
  const newcomers = await db().$executeRaw(Prisma.sql`${insert} ${newcomersOf(kind, audience)} ${once}`);
  const due = await db().$queryRaw<{ status: string }[]>(
    Prisma.sql`${insert} ${dueOf(kind, audience)} ${once} returning status`,
  );
  const skippedLate = due.filter((row) => row.status === 'skipped_late').length;
  return { addressed: newcomers + due.length - skippedLate, skippedLate };
}

/** Who would be written to now, without writing anything: one row for each. */
export async function listDue(kind: EditionKind): Promise<{ email: string; periodStart: Date }[]> {
  const wanted = Prisma.sql`
    select * from (${newcomersOf(kind, {})}) newcomer
    union select * from (${dueOf(kind, {})}) due where status = 'pending'`;
  return db().$queryRaw(Prisma.sql`
    select distinct on (s.id) s.email, e.period_start as "periodStart"
    from (${wanted}) w join subscribers s on s.id = w.subscriber_id join editions e on e.id = w.edition_id
    where not exists (
      select from deliveries d where d.subscriber_id = w.subscriber_id
        and (d.edition_id = w.edition_id or (d.kind = w.kind and d.local_date = w.local_date)))
    order by s.id, e.period_start desc`);
}

/** Exported so that a test can look at its plan. */
export function dueOf(kind: EditionKind, audience: Audience): Prisma.Sql {
  const late = Prisma.sql`due_at < now() - make_interval(hours => ${latenessHours(kind)}::int)`;
  return Prisma.sql`
    select distinct on (subscriber_id) subscriber_id, kind, local_date, edition_id,
      case when ${late} then 'skipped_late' else 'pending' end as status,
      due_at as not_before, case when ${late} then now() end as finished_at
    from (
      select s.id as subscriber_id, s.confirmed_at, e.kind, e.id as edition_id, e.period_start, due.due_at,
        (due.due_at at time zone s.time_zone)::date as local_date
      from subscribers s cross join (${recent(kind, 3)}) e ${firstHourAfter}
      where ${among(kind, audience)}
    ) candidate
    where due_at <= now() and due_at > confirmed_at
    order by subscriber_id, period_start desc`;
}

function newcomersOf(kind: EditionKind, audience: Audience): Prisma.Sql {
  return Prisma.sql`
    select s.id as subscriber_id, e.kind, (due.due_at at time zone s.time_zone)::date as local_date,
      e.id as edition_id, 'pending' as status, now() as not_before, null::timestamptz as finished_at
    from subscribers s cross join (${recent(kind, 1)}) e ${firstHourAfter}
    where ${among(kind, audience)}
      and not exists (select from deliveries d where d.subscriber_id = s.id)`;
}

const insert = Prisma.sql`
  insert into deliveries (subscriber_id, kind, local_date, edition_id, status, not_before, finished_at)`;
const once = Prisma.sql`on conflict do nothing`;

function recent(kind: EditionKind, count: number): Prisma.Sql {
  return Prisma.sql`
    select id, kind, period_start, (period_start + ${kind === 'weekly' ? 6 : 0}::int + time '21:30')
      at time zone 'America/New_York' as over_at
    from editions where kind = ${kind} order by period_start desc limit ${count}`;
}

/** The first time the subscriber's hour strikes once the edition's day is over. The date steps, never the instant. */
const firstHourAfter = Prisma.sql`
  cross join lateral (select (e.over_at at time zone s.time_zone)::date as day, make_time(s.hour, 0, 0) as hour) l
  cross join lateral (
    select case when (l.day + l.hour) at time zone s.time_zone >= e.over_at
      then (l.day + l.hour) at time zone s.time_zone
      else (l.day + 1 + l.hour) at time zone s.time_zone end as due_at) due`;

function among(kind: EditionKind, { subscriberId }: Audience): Prisma.Sql {
  const one = subscriberId ? Prisma.sql`and s.id = ${subscriberId}` : Prisma.empty;
  return Prisma.sql`s.status = 'confirmed' and s.kind = ${kind} ${one}`;
}
