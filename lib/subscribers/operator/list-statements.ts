import { Prisma } from '@/lib/db';

export type SubscriberRow = {
  id: string;
  email: string;
  emailKey: string;
  status: string;
  kind: string;
  origin: string;
  createdAt: Date;
};

/** Where a list goes on: after this moment and id, or after this key. */
export type After = { at: string; id: string };

const columns = Prisma.sql`id, email, email_key as "emailKey", status, kind, origin, created_at as "createdAt"`;

/** Newest first; ids settle who came at the same moment. */
export function newest(status: string | null, after: After | null, limit: number): Prisma.Sql {
  const filter = status ? Prisma.sql`and status = ${status}` : Prisma.empty;
  const later = after
    ? Prisma.sql`and created_at <= ${after.at}::timestamptz and (created_at < ${after.at}::timestamptz or id > ${after.id})`
    : Prisma.empty;
  return Prisma.sql`
    select ${columns} from subscribers where true ${filter} ${later} order by created_at desc, id limit ${limit}`;
}

export function ofInbox(emailKey: string): Prisma.Sql {
  return Prisma.sql`select ${columns} from subscribers where email_key = ${emailKey}`;
}

export function ofDomain(domain: string, after: string | null, limit: number): Prisma.Sql {
  return Prisma.sql`
    select ${columns} from subscribers where domain = ${domain} ${afterKey(after)} order by email_key limit ${limit}`;
}

export function beginningWith(typed: string, after: string | null, limit: number): Prisma.Sql {
  const pattern = `${typed.replace(/[\\%_]/g, '\\$&')}%`;
  return Prisma.sql`
    select ${columns} from subscribers where email_key like ${pattern} ${afterKey(after)}
    order by email_key limit ${limit}`;
}

export function countsByStatus(): Prisma.Sql {
  return Prisma.sql`select status, count(*)::int as count from subscribers group by status`;
}

export function confirmedByKind(): Prisma.Sql {
  return Prisma.sql`select kind, count(*)::int as count from subscribers where status = 'confirmed' group by kind`;
}

/** Who confirmed and who left on each of the last days, by the clock of a zone. */
export function cameAndLeft(days: number, timeZone: string): Prisma.Sql {
  const first = Prisma.sql`((now() at time zone ${timeZone})::date - ${days - 1}::int)`;
  const from = Prisma.sql`(${first}::timestamp at time zone ${timeZone})`;
  return Prisma.sql`
    with came as (
      select (confirmed_at at time zone ${timeZone})::date as day, count(*)::int as count
      from subscribers where confirmed_at >= ${from} group by 1),
    gone as (
      select (unsubscribed_at at time zone ${timeZone})::date as day, count(*)::int as count
      from subscribers where unsubscribed_at >= ${from} group by 1)
    select (${first} + place)::text as day, coalesce(came.count, 0) as confirmed, coalesce(gone.count, 0) as left
    from generate_series(0, ${days - 1}::int) place
    left join came on came.day = ${first} + place left join gone on gone.day = ${first} + place order by place`;
}

export function exported(afterId: string, limit: number): Prisma.Sql {
  return Prisma.sql`
    select id, email, email_key as "emailKey", status, kind, weekday, hour, time_zone as "timeZone", categories,
      keywords, papers, min_votes as "minVotes", paused_until::text as "pausedUntil", locale,
      text_only as "textOnly", origin, created_at as "createdAt", confirmed_at as "confirmedAt",
      unsubscribed_at as "unsubscribedAt"
    from subscribers where id > ${afterId} order by id limit ${limit}`;
}

function afterKey(after: string | null): Prisma.Sql {
  return after === null ? Prisma.empty : Prisma.sql`and email_key > ${after}`;
}
