import { endOfPeriod } from '@/lib/channels/end-of-period';

/** Offers before it is given up; the first wait follows the first of them. */
export const mostOffers = 6;
const daysBack = 24;

/**
 * Writes a post for every channel and edition that has none: the newest edition is to be sent, older ones and those that
 * are too late are skipped, and while a channel is paused they are cancelled. Values: hours after which a daily and a
 * weekly is too late.
 */
export const writingPosts = `
  with candidate as (
    select c.id as channel_id, e.id as edition_id, c.active,
      row_number() over (partition by c.id order by e.period_start desc) > 1 as overtaken,
      ${tooLate('$1', '$2')} as late
    from channels c join editions e on e.kind = c.kind and e.period_start > current_date - ${daysBack}
    where e.frozen_at >= c.created_at and e.aborted_at is null),
  judged as (
    select channel_id, edition_id,
      case when overtaken or late then 'skipped_late' when not active then 'cancelled' else 'pending' end as status
    from candidate n
    where not exists (select from posts p where p.channel_id = n.channel_id and p.edition_id = n.edition_id))
  insert into posts (channel_id, edition_id, status, reason, finished_at)
  select channel_id, edition_id, status, case when status = 'cancelled' then 'paused' end,
    case when status <> 'pending' then now() end
  from judged on conflict do nothing returning status`;

/**
 * Takes up to $3 posts that are due for the worker $4, and settles those whose edition has ended, whose channel is paused
 * or that have become too late, unless the operator asked for them. What is held back waits. Values $1 and $2 as above.
 */
export const claimingPosts = `
  with due as (
    select p.number, e.kind, e.period_start, c.type, c.address, c.secret, c.papers,
      case when e.aborted_at is not null then 'aborted'
        when not c.active and p.reason is distinct from 'asked' then 'paused' end as stopped,
      ${tooLate('$1', '$2')} and p.reason is distinct from 'asked' as late
    from posts p join editions e on e.id = p.edition_id join channels c on c.id = p.channel_id
    where p.status in ('pending', 'retry') and p.not_before <= now() and (e.held_at is null or e.aborted_at is not null)
    order by p.not_before, p.number limit $3 for update of p skip locked)
  update posts p set
    status = case when stopped is not null then 'cancelled' when late then 'skipped_late' else 'claimed' end,
    reason = coalesce(stopped, p.reason),
    claimed_by = case when stopped is null and not late then $4 end,
    lease_until = case when stopped is null and not late then now() + interval '2 minutes' end,
    finished_at = case when stopped is not null or late then now() end
  from due where p.number = due.number
  returning p.number, p.status, p.channel_id as "channelId", p.edition_id as "editionId", p.attempt, due.type,
    due.address, due.secret, due.papers`;

/** Says that the request is about to be made, in a commit of its own. Values: number, worker. */
export const startingPost = `
  update posts p set status = 'sending', attempt = attempt + 1, started_at = now(),
    lease_until = now() + interval '2 minutes'
  where number = $1 and status = 'claimed' and claimed_by = $2 and lease_until > now()
    and exists (select from editions e where e.id = p.edition_id and e.held_at is null and e.aborted_at is null)
    and exists (select from channels c where c.id = p.channel_id and (c.active or p.reason = 'asked'))
  returning 1`;

/**
 * What became of the request. A late answer may still settle what was taken for unknown. An offer that reached nobody
 * takes its count back. Values: number, worker, attempt, state, reason, status of the answer, its text, minutes to wait,
 * whether it counts.
 */
export const settlingPost = `
  update posts set status = $4, http_status = $6, response = $7,
    reason = case when $4 = 'retry' then reason else $5 end,
    attempt = case when $9::boolean then attempt else attempt - 1 end,
    not_before = case when $4 = 'retry' then now() + $8::float8 * interval '1 minute' else not_before end,
    finished_at = case when $4 = 'retry' then null else now() end,
    claimed_by = case when $4 = 'unknown' then claimed_by end, lease_until = null
  where number = $1 and attempt = $3 and claimed_by = $2 and status in ('sending', 'unknown')`;

/** Gives back what was claimed and not begun. */
export const releasingPost = `
  update posts set status = case when attempt > 0 then 'retry' else 'pending' end, claimed_by = null, lease_until = null
  where number = $1 and status = 'claimed' and claimed_by = $2`;

/** What a dead worker only claimed goes back; what it was sending may have arrived. */
export const returningAbandoned = `
  update posts set status = case when attempt > 0 then 'retry' else 'pending' end, claimed_by = null, lease_until = null
  where status = 'claimed' and lease_until < now()`;

export const settlingAbandoned = `
  update posts set status = 'unknown', reason = 'died', lease_until = null, finished_at = now()
  where status = 'sending' and lease_until < now() returning 1`;

function tooLate(dailyHours: string, weeklyHours: string): string {
  return `${endOfPeriod} < now()
    - make_interval(hours => case e.kind when 'weekly' then ${weeklyHours}::int else ${dailyHours}::int end)`;
}
