import { dueOf } from '@/lib/digest/audience';
import type { EditionKind } from '@/lib/digest/schema';

/**
 * Who would be addressed now, by the engine's own statement over the editions with those that are not frozen yet among
 * them (then everybody is looked at), and whose delivery is open already. Values $4 and $5: ids and days of the latter.
 * Exported so that a test can look at its plan.
 */
export function dueOrOpen(kind: EditionKind): string {
  return `
    with editions as (
      select id, kind, period_start, frozen_at, held_at, aborted_at from public.editions where kind = $1
      union all
      select id, $1, day, $2::timestamptz, null, null from unnest($4::text[], $5::date[]) missing(id, day)),
    subscribers as not materialized (
      select s.*, case when cardinality($4::text[]) > 0 then '-infinity' else s.next_due_at end as due_next
      from public.subscribers s where s.status = 'confirmed' and s.kind = $1),
    due as (${dueOf(kind).replace('next_due_at <=', 'due_next <=')}),
    open as (
      select d.subscriber_id, d.edition_id, e.period_start::text,
        case when s.paused_until > d.local_date then 'cancelled'
          when d.due_at < $2::timestamptz - make_interval(hours => $3::int) and exists (
            select from deliveries o where o.subscriber_id = d.subscriber_id and o.edition_id <> d.edition_id)
          then 'skipped_late'
          when d.not_before > $2 then 'later' else 'pending' end as status, d.reason
      from deliveries d join subscribers s on s.id = d.subscriber_id join editions e on e.id = d.edition_id
      where d.kind = $1 and d.status in ('pending', 'retry') and e.aborted_at is null)
    select one.edition_id as "editionId", one.period_start as "periodStart", one.status, one.reason,
      e.held_at is not null as held, s.email, s.email_key as "emailKey", s.domain, s.categories, s.keywords, s.papers,
      s.min_votes as "minVotes"
    from (select subscriber_id, edition_id, period_start, status, reason from due union all select * from open) one
    join subscribers s on s.id = one.subscriber_id join editions e on e.id = one.edition_id`;
}
