import { parseName } from '@/lib/authors/name';
import { currentFeedDay, type Day } from '@/lib/dates';
import { db, Prisma } from '@/lib/db';
import { batchesPerFactorOfTen } from '@/lib/entries/hotness';
import type { FollowTarget } from '@/lib/follows/schema';
import { type KnownPaper, matchFollows } from '@/lib/for-you/matching';
import { daysLookedAt, points } from '@/lib/for-you/schema';
import type { Candidate } from '@/lib/for-you/scoring';
import { log } from '@/lib/log';
import { matchNew } from '@/lib/search/queries';
import { anyOf, lexeme } from '@/lib/search/tsquery';

const mostADay = 200;
const mostOfCategories = 1_000;
const mostOfAuthors = 300;
const mostOfSearch = 100;
const mostCategories = 20;
const mostSearches = 10;
const mostRanked = 800;
/** A paper may have waited so many days for its announcement. */
const longestWait = 10;

type Row = KnownPaper & Omit<Candidate, 'matches'>;
type Found = { kind: FollowTarget['kind']; ids: string[] };

/**
 * The papers that may be listed, with the follows that match each: the most voted of the newest days, and what is
 * followed. None that the viewer has hidden, read, saved, voted for or submitted.
 */
export async function listCandidates(
  userId: string,
  follows: FollowTarget[],
  now: Date = new Date(),
): Promise<Candidate[]> {
  const today = currentFeedDay(now);
  const since = await findFirstDay(today);
  if (!since) return [];
  const [newest, authors, categories, searches] = await Promise.all([
    readIds(selectNewest(since, today)),
    findByAuthors(follows, since),
    findInCategories(follows, since),
    findBySearches(follows, since),
  ]);
  const found: Found[] = [
    authors,
    categories,
    ...[...searches.values()].map((ids) => ({ kind: 'search' as const, ids })),
  ];
  const pool = weigh(newest, found);
  const rows = await db().$queryRaw<Row[]>(
    selectKnown({ userId, pool, authored: authors.ids, since, today }),
  );
  const match = matchFollows(follows, searches);
  return rows.map(({ authors: names, categories: codes, ...rest }) => ({
    ...rest,
    matches: match({ id: rest.id, authors: names, categories: codes }),
  }));
}

/** The first of the newest days with papers, found by hops over the index. */
export function selectFirstDay(today: Day): Prisma.Sql {
  return Prisma.sql`
    with recursive days(day, number) as (
      (select feed_day, 1 from entries where feed_day <= ${today}::date order by feed_day desc limit 1)
      union all
      select (select feed_day from entries where feed_day < days.day order by feed_day desc limit 1), number + 1
      from days where days.day is not null and number < ${daysLookedAt}::int
    )
    select min(day) as day from days`;
}

/** The most voted papers of each day, in the order of the index. */
export function selectNewest(since: Date, today: Day): Prisma.Sql {
  return Prisma.sql`
    select top.paper_id as id
    from generate_series(${since}::date::timestamp, ${today}::date::timestamp, interval '1 day') as day
    cross join lateral (
      select paper_id from entries where feed_day = day::date and not withdrawn
      order by upvotes desc, tie, paper_id limit ${mostADay}
    ) as top`;
}

/** The newest papers that hold a lexeme; the lexemes are of the form "cat=cs.lg" and "by=hinton g". */
export function selectHolding(lexemes: string[], limit: number, since: Date | null): Prisma.Sql {
  const query = anyOf(lexemes.map((text) => lexeme(text))) ?? '';
  const recent = since
    ? Prisma.sql`and published_at >= ${since}::timestamptz - make_interval(days => ${longestWait}::int)`
    : Prisma.empty;
  return Prisma.sql`
    (select paper_id as id from paper_words w where words @@ ${query}::tsquery ${recent}
    order by published_at desc, paper_id limit ${limit})`;
}

/**
 * What ranking needs of these papers; the authors only where a follow may match them. Hot and what follows add is nearly
 * known from the entries, which are narrow: only the best by it are read from the papers, which are wide. Marks are looked up one by one: as a join, they are planned
 * badly for whoever has just read much.
 */
export function selectKnown(wanted: {
  userId: string;
  pool: Pool;
  authored: string[];
  since: Date;
  today: Day;
}): Prisma.Sql {
  const { userId, pool, authored, since, today } = wanted;
  const unmarked = ['hidden_papers', 'read_papers', 'saved_papers', 'votes'].map(
    (table) => Prisma.sql`and (
      select true from ${Prisma.raw(table)} m where m.user_id = ${userId} and m.paper_id = e.paper_id) is null`,
  );
  return Prisma.sql`
    with best as materialized (
      select e.paper_id
      from unnest(${pool.ids}::text[], ${pool.points}::float8[]) as pool(id, points) join entries e on e.paper_id = pool.id
      where e.feed_day <= ${today}::date and (e.feed_day >= ${since}::date or e.paper_id = any(${authored}))
        and not e.withdrawn and e.submitter_id is distinct from ${userId}
        ${Prisma.join(unmarked, ' ')}
      order by log(1 + e.upvotes) + e.batch::float8 / ${batchesPerFactorOfTen}::int + pool.points desc, e.tie, e.paper_id
      limit ${mostRanked}
    )
    select p.id, p.hot, p.upvotes, p.tie, p.primary_category as "primaryCategory", p.categories,
      case when p.id = any(${authored}) then p.authors[1:300] else '{}' end as authors
    from best join papers p on p.id = best.paper_id`;
}

async function findFirstDay(today: Day): Promise<Date | null> {
  const [row] = await db().$queryRaw<{ day: Date | null }[]>(selectFirstDay(today));
  return row?.day ?? null;
}

/** Every way of writing a name in the newest days, whoever's it is; and, however old, what bears the name as followed. */
async function findByAuthors(follows: FollowTarget[], since: Date): Promise<Found> {
  const names = targets(follows, 'author').map(parseName);
  if (names.length === 0) return { kind: 'author', ids: [] };
  const [recent, exact] = await Promise.all([
    readIds(
      selectHolding(
        names.map(({ key }) => `by=${key}`),
        mostOfAuthors,
        since,
      ),
    ),
    readIds(
      selectHolding(
        names.map(({ folded }) => `name=${folded}`),
        mostOfAuthors,
        null,
      ),
    ),
  ]);
  return { kind: 'author', ids: [...recent, ...exact] };
}

async function findInCategories(follows: FollowTarget[], since: Date): Promise<Found> {
  const codes = targets(follows, 'category').slice(0, mostCategories);
  if (codes.length === 0) return { kind: 'category', ids: [] };
  const each = Math.floor(mostOfCategories / codes.length);
  const parts = codes.map((code) => selectHolding([`cat=${code.toLowerCase()}`], each, since));
  return { kind: 'category', ids: await readIds(Prisma.join(parts, ' union all ')) };
}

async function findBySearches(follows: FollowTarget[], since: Date): Promise<Map<string, string[]>> {
  const searches = targets(follows, 'search').slice(0, mostSearches);
  return new Map(await Promise.all(searches.map((q) => search(q, since))));
}

/** A search that cannot be run costs only itself. */
async function search(q: string, since: Date): Promise<[string, string[]]> {
  try {
    return [q, await matchNew({ q, since, limit: mostOfSearch })];
  } catch (error) {
    log('warn', 'search_left_out_of_for_you', { error });
    return [q, []];
  }
}

type Pool = { ids: string[]; points: number[] };

/** Each paper once, with the points that its follows will bring at most. */
function weigh(newest: string[], found: Found[]): Pool {
  const pool = new Map(newest.map((id) => [id, 0]));
  for (const { kind, ids } of found)
    for (const id of new Set(ids)) pool.set(id, (pool.get(id) ?? 0) + points[kind]);
  return { ids: [...pool.keys()], points: [...pool.values()] };
}

function targets(follows: FollowTarget[], kind: FollowTarget['kind']): string[] {
  return follows.filter((follow) => follow.kind === kind).map(({ target }) => target);
}

async function readIds(statement: Prisma.Sql): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>(statement);
  return rows.map(({ id }) => id);
}
