import type { EditionKind } from '@/lib/digest/schema';

/** Everybody, or one subscriber. */
export type Audience = { subscriberId?: string };

/**
 * The statement that looks at one batch of subscribers. Values: kind, moment, hours after which it is too late, one
 * subscriber or null, size of the batch. Returns one row for each state written and one for how many were looked at.
 */
export function lookOf(kind: EditionKind): string {
  return `
    with looked as materialized (
      select id, kind, hour, weekday, time_zone, confirmed_at, looked_at, paused_until from subscribers
      where status = 'confirmed' and kind = $1 and next_due_at <= $2 and ($4::text is null or id = $4)
      order by next_due_at limit $5 for update skip locked),
    ${candidatesOf(kind)},
    written as (
      insert into deliveries (subscriber_id, kind, local_date, edition_id, status, reason, due_at, not_before, finished_at)
      select subscriber_id, kind, local_date, edition_id, status, reason, due_at, due_at,
        case when status <> 'pending' then $2::timestamptz end
      from judged order by subscriber_id
      on conflict do nothing returning status, edition_id),
    reopened as (
      update editions set closed_at = null, tally = null
      where closed_at is not null and id in (select edition_id from written)),
    stepped as (
      update subscribers s set looked_at = $2, next_due_at = next.strikes_at
      from looked l cross join lateral ${strike('l', `$2::timestamptz + interval '1 millisecond'`, kind)} next
      where s.id = l.id returning 1)
    select status, count(*)::int as readers from written group by status
    union all select 'looked', count(*)::int from stepped`;
}

/** What would be addressed now and how, without writing. Values: as above, without the last two. */
export function dueOf(kind: EditionKind): string {
  return `
    with looked as materialized (
      select id, kind, hour, weekday, time_zone, confirmed_at, looked_at, paused_until from subscribers
      where status = 'confirmed' and kind = $1 and next_due_at <= $2),
    ${candidatesOf(kind)}
    select subscriber_id, kind, local_date::text, edition_id, period_start::text, status, reason, due_at from judged`;
}

/** From the subscribers looked at to one judged row for each edition that is due and not yet addressed. */
function candidatesOf(kind: EditionKind): string {
  return `edition as materialized (
      select id, period_start, frozen_at, ${overAt(kind)} as over_at,
        row_number() over (order by period_start desc) = 1 as newest
      from editions where kind = $1 and aborted_at is null and period_start >= least(
        ($2::timestamptz - interval '24 days')::date,
        (select max(period_start) from editions where kind = $1 and aborted_at is null))),
    candidate as (
      select l.id as subscriber_id, l.kind, e.id as edition_id, e.period_start, due.strikes_at as due_at,
        (due.strikes_at at time zone l.time_zone)::date as local_date, l.paused_until, e.newest and never.had as newcomer
      from looked l
      cross join lateral (select not exists (select from deliveries d where d.subscriber_id = l.id) as had) never
      join edition e on e.over_at > l.looked_at - interval '${reach[kind]}' or e.frozen_at > l.looked_at
        or (never.had and e.newest)
      cross join lateral ${strike('l', 'e.over_at', kind)} due
      where case when never.had then e.newest else due.strikes_at <= $2 and due.strikes_at > l.confirmed_at end
        and not exists (select from deliveries d where d.subscriber_id = l.id and d.edition_id = e.id)),
    ranked as (
      select c.*, row_number() over (partition by c.subscriber_id order by c.period_start desc) > 1
        or exists (select from deliveries d join edition x on x.id = d.edition_id
          where d.subscriber_id = c.subscriber_id and x.period_start > c.period_start and d.status <> 'skipped_late')
        as overtaken
      from candidate c),
    judged as (
      select subscriber_id, kind, edition_id, period_start, local_date, verdict.status,
        case when verdict.status = 'cancelled' then 'paused' end as reason,
        case when newcomer then least(due_at, $2::timestamptz) else due_at end as due_at
      from ranked cross join lateral (select case
        when overtaken then 'skipped_late'
        when paused_until > local_date then 'cancelled'
        when due_at < $2::timestamptz - make_interval(hours => $3::int) and not newcomer then 'skipped_late'
        else 'pending' end as status) verdict)`;
}

/** How far back from the last look editions are sought that have no delivery yet: who moved zone or hour may have passed over one. */
const reach: Record<EditionKind, string> = { daily: '9 days', weekly: '16 days' };

function overAt(kind: EditionKind): string {
  const last = kind === 'weekly' ? 6 : 0;
  return `(period_start + ${last} + time '21:30') at time zone 'America/New_York'`;
}

/** The first time at or after `instant` that the subscriber's hour strikes, on a weekly one's own weekday. The date steps, never the instant. */
function strike(reader: string, instant: string, kind: EditionKind): string {
  const here = `((${instant}) at time zone ${reader}.time_zone)::date`;
  const day =
    kind === 'weekly' ? `${here} + (${reader}.weekday - extract(isodow from ${here})::int + 7) % 7` : here;
  const at = (date: string) => `(${date} + make_time(${reader}.hour, 0, 0)) at time zone ${reader}.time_zone`;
  return `(select case when ${at('first.day')} >= ${instant} then ${at('first.day')}
      else ${at(`first.day + ${kind === 'weekly' ? 7 : 1}`)} end as strikes_at
    from (select ${day} as day offset 0) first)`;
}
