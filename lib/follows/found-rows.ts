/** A paper that is brought in years after its day is no news. */
export const newsDays = 14;
const keptDays = 90;
const forgottenAtOnce = 5_000;

/** The papers that entered in a span, in their order. Values: the last one's moment and id, the end, how many. */
export const listingNewPapers = `
  select p.id, p.authors, p.categories, e.entered_at::text as at
  from entries e join papers p on p.id = e.paper_id
  where (e.entered_at, e.paper_id) > ($1::timestamptz, $2::text) and e.entered_at <= $3::timestamptz
    and e.feed_day >= current_date - ${newsDays} and not e.withdrawn
  order by e.entered_at, e.paper_id limit $4`;

export const listingAuthors = listing('author');
export const listingSearches = listing('search');

/** Each distinct thing followed, in the order of its key. Values: the last key, how many. */
function listing(kind: 'author' | 'search'): string {
  return `
  select distinct on (target_key) target_key as "targetKey", target from follows
  where kind = '${kind}' and target_key > $1 order by target_key limit $2`;
}

/** So many follows are written for in one statement, however many follow one thing. */
export const followsAtOnce = 500;

/**
 * Gives these papers to the next of those who follow these targets, except what entered before they did; what is written
 * stays. Values: kind, the pairs' keys and papers, the last follow written for. Answers how many, and where it stopped.
 */
export const writingFound = `
  with follower as materialized (
    select id, target_key, created_at, webhook_url, webhook_fault from follows
    where kind = $1 and target_key = any($2::text[]) and id > $4 order by id limit ${followsAtOnce}),
  written as (
    insert into alert_papers (follow_id, paper_id, status)
    select distinct f.id, x.paper_id,
      case when f.webhook_url is not null and f.webhook_fault is null then 'pending' else 'none' end
    from unnest($2::text[], $3::text[]) x(target_key, paper_id)
      join follower f on f.target_key = x.target_key
      join entries e on e.paper_id = x.paper_id and e.entered_at > f.created_at
        and e.feed_day >= current_date - ${newsDays} and not e.withdrawn
    order by 1, 2
    on conflict do nothing returning 1)
  select (select count(*)::int from written) as found, count(*)::int as follows, max(id) as last from follower`;

/** Drops what was found long ago, with the note of its mail. A paper that old is never found again. */
export const forgettingOld = `
  with old as (
    delete from alert_papers where (follow_id, paper_id) in (
      select follow_id, paper_id from alert_papers where found_at < now() - interval '${keptDays} days'
      limit ${forgottenAtOnce})
    returning follow_id, paper_id)
  delete from alert_mails m using old join follows f on f.id = old.follow_id
  where m.user_id = f.user_id and m.paper_id = old.paper_id`;
