/** A mail that was never handed over gives its papers back: the next one may take them. */
const givenBack = `in ('cancelled', 'suppressed', 'skipped_late', 'failed')`;
const waitingDays = 15;
const mostInMail = 500;
/** Of so many the mail may need title and authors, and keeps them as they were: ten to show, and what its own list can hold. */
const mostRead = 40;

/**
 * Gives the deliveries just claimed the papers that their readers' follows have found and no mail has told them of, up to
 * the end of the edition's day or week, so that no later edition repeats them; and reads what each mail tells. What a mail
 * has once been offered with stays its own. Values: numbers, and the readers' addresses as they sign in with them.
 */
export const tellingAlerts = `
  with reader as (
    select d.number, u.id as user_id,
      e.period_start + case e.kind when 'weekly' then 6 else 0 end as until,
      d.message_id is null and not exists (select from alert_mails m where m.delivery_number = d.number) as fresh
    from unnest($1::bigint[], $2::text[]) c(number, address)
      join users u on u.email = c.address and u.email_verified is not null
      join deliveries d on d.number = c.number join editions e on e.id = d.edition_id
    where exists (select from follows f where f.user_id = u.id)),
  waiting as (
    select r.number, r.user_id, found.*
    from reader r cross join lateral (select * from (
      select distinct on (a.paper_id) a.paper_id, f.kind, f.target
      from follows f
        join alert_papers a on a.follow_id = f.id and a.found_at > now() - interval '${waitingDays} days'
        join entries n on n.paper_id = a.paper_id and n.feed_day <= r.until and not n.withdrawn
      where f.user_id = r.user_id and f.mail and not exists (
        select from alert_mails m join deliveries o on o.number = m.delivery_number
        where m.user_id = r.user_id and m.paper_id = a.paper_id and o.status not ${givenBack})
      order by a.paper_id, ${rankOf('f.kind')}, f.target_key) each_paper
      order by ${rankOf('kind')}, paper_id desc limit ${mostInMail}) found
    where r.fresh),
  once as (
    select distinct on (user_id, paper_id) * from waiting order by user_id, paper_id, number),
  placed as (
    select once.*, row_number() over (partition by number order by ${rankOf('kind')}, paper_id desc) as place from once),
  written as (
    insert into alert_mails (user_id, paper_id, delivery_number, place, kind, target, title, authors)
    select w.user_id, w.paper_id, w.number, w.place, w.kind, w.target, p.title, p.authors
    from placed w left join papers p on p.id = w.paper_id and w.place <= ${mostRead}
    order by w.user_id, w.paper_id
    on conflict (user_id, paper_id) do update set delivery_number = excluded.delivery_number,
      place = excluded.place, kind = excluded.kind, target = excluded.target, title = excluded.title,
      authors = excluded.authors
    where (select o.status from deliveries o where o.number = alert_mails.delivery_number) ${givenBack}
    returning delivery_number, place, paper_id, kind, target, title, authors),
  told as (
    select * from written union all
    select delivery_number, place, paper_id, kind, target, title, authors from alert_mails
    where delivery_number = any($1))
  select delivery_number as number, paper_id as "paperId", kind, target, title, authors
  from told order by delivery_number, place`;

/** What these deliveries have told already. Values: numbers. */
export const readingTold = `
  select delivery_number as number, paper_id as "paperId", kind, target, title, authors
  from alert_mails where delivery_number = any($1::bigint[]) order by delivery_number, place`;

/** A paper that several follows have found is told for the narrowest. */
function rankOf(kind: string): string {
  return `array_position(array['author', 'search', 'category'], ${kind})`;
}
