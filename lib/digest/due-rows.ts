/**
 * The deliveries that are due, locked. Values: how many, one subscriber or null, hours after which a daily and a weekly
 * is too late. Late is counted from the reader's hour, however often the mail was offered since; whoever never had one
 * is never too late.
 */
export const dueRows = `
  select d.number, d.subscriber_id as "subscriberId", d.edition_id as "editionId", d.attempt, d.refusals,
    d.message_id as "messageId",
    s.email, s.email_key as "emailKey", s.domain, s.token_version as "tokenVersion", s.categories, s.keywords, s.papers,
    s.min_votes as "minVotes", s.locale, s.text_only as "textOnly",
    case
      when e.aborted_at is not null then 'aborted'
      when e.held_at is not null then 'held'
      when s.status <> 'confirmed' then 'unsubscribed'
      when s.kind <> d.kind then 'kind_changed'
      when s.paused_until > d.local_date then 'paused'
    end as stopped,
    d.due_at < now() - make_interval(hours => case d.kind when 'weekly' then $4::int else $3::int end)
      and exists (select from deliveries o where o.subscriber_id = d.subscriber_id and o.edition_id <> d.edition_id)
      as late
  from deliveries d join subscribers s on s.id = d.subscriber_id join editions e on e.id = d.edition_id
  where d.status in ('pending', 'retry') and d.not_before <= now() and ($2::text is null or d.subscriber_id = $2)
  order by d.not_before, d.number limit $1 for update of d skip locked`;
