import { mostPostedAtOnce } from '@/lib/follows/schema';

/**
 * Takes what one follow's webhook is due and says, in the same commit, that the request is about to be made. A batch that
 * is offered again stays together; what was found since waits for it. Only one request of a follow is on its way.
 */
export const takingPost = `
  with due as (
    select f.id, f.kind, f.target, f.webhook_url, f.webhook_secret, first.started_at
    from follows f cross join lateral (
      select max(started_at) as started_at from alert_papers where follow_id = f.id and status = 'retry') first
    where f.webhook_url is not null and f.webhook_fault is null
      and exists (select from alert_papers a where a.follow_id = f.id and a.status in ('pending', 'retry')
        and a.not_before <= now())
      and not exists (select from alert_papers o where o.follow_id = f.id
        and (o.status = 'sending' or o.status = 'retry' and o.not_before > now()))
    order by f.id limit 1 for update of f skip locked),
  batch as (
    select a.follow_id, a.paper_id from alert_papers a join due on due.id = a.follow_id
    where a.not_before <= now()
      and case when due.started_at is null then a.status = 'pending'
        else a.status = 'retry' and a.started_at = due.started_at end
    order by a.found_at, a.paper_id limit ${mostPostedAtOnce})
  update alert_papers a set status = 'sending', attempt = a.attempt + 1, started_at = now(), finished_at = null
  from batch join due on due.id = batch.follow_id
  where a.follow_id = batch.follow_id and a.paper_id = batch.paper_id and a.status in ('pending', 'retry')
  returning a.follow_id as "followId", a.paper_id as "paperId", a.attempt, a.started_at::text as "startedAt", due.kind,
    due.target, due.webhook_url as url, due.webhook_secret as secret`;

/**
 * What became of the request; what was meant for an address that has been changed or taken away meanwhile is not offered
 * again. Values: follow, when it was begun, state, minutes to wait, whether the try counts, the address.
 */
export const settlingPost = `
  update alert_papers set
    status = case when $3 = 'retry' and not exists (select from follows where id = $1 and webhook_url = $6)
      then 'none' else $3 end, attempt = case when $5::boolean then attempt else attempt - 1 end,
    not_before = case when $3 = 'retry' then now() + $4::float8 * interval '1 minute' else not_before end,
    finished_at = case when $3 = 'retry' then null else now() end
  where follow_id = $1 and started_at = $2::timestamptz and status in ('sending', 'unknown')`;

/** Counts what did not arrive in a row. Values: follow, address, whether it arrived. Answers the count. */
export const countingFailures = `
  update follows set webhook_failures = case when $3::boolean then 0 else webhook_failures + 1 end
  where id = $1 and webhook_url = $2 returning webhook_failures as failures`;

/** Switches a webhook off and ends what waits for it. Values: follow, address, why. */
export const switchingOff = `
  with off as (
    update follows set webhook_fault = $3 where id = $1 and webhook_url = $2 returning id)
  update alert_papers a set status = 'failed', finished_at = now() from off
  where a.follow_id = off.id and a.status in ('pending', 'retry')`;

/** What a dead process was sending may have arrived. */
export const settlingAbandoned = `
  update alert_papers set status = 'unknown', finished_at = now()
  where status = 'sending' and started_at < now() - interval '2 minutes' returning 1`;
