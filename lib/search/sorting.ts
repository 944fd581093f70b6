import { Prisma } from '@/lib/db';
import type { Ask } from '@/lib/search/budget';
import { matching, matchingNewest, newestWalked } from '@/lib/search/candidates';
import { estimateSearch } from '@/lib/search/estimate';
import type { Plan } from '@/lib/search/plan';
import { budgetOf, listedAtMost, type Ranked } from '@/lib/search/ranking';
import { allOf } from '@/lib/search/tsquery';

type Order = 'date' | 'votes';

const columns = Prisma.sql`w.paper_id, w.published_at`;
/** The most voted papers that are looked through before all matches are. */
const votedWalked = 20_000;

/** Papers that have all words, newest first; by votes, the most voted first and then the newest. */
export async function sortMatches(ask: Ask, plan: Plan, sort: Order): Promise<Ranked> {
  const query = allOf([...plan.words.map(({ clause }) => clause), plan.filter]);
  const isCommon = estimateSearch(plan) > budgetOf(plan);
  const quick = isCommon ? await list(ask, quickly[sort](query, plan)) : null;
  if (quick && quick.length > listedAtMost) return listed(quick);
  return listed(await list(ask, thoroughly[sort](query, plan)));
}

/** What ranking has found, in another order. */
export async function sortHits(ask: Ask, hits: Ranked['hits'], sort: Order): Promise<Ranked['hits']> {
  const ids = hits.map(({ id }) => id);
  const sorted = await list(
    ask,
    Prisma.sql`select id from papers where id = any(${ids}) order by ${orders[sort]}`,
  );
  return sorted.map((id) => ({ id, score: 0 }));
}

const orders = {
  date: Prisma.sql`published_at desc, id`,
  votes: Prisma.sql`upvotes desc, published_at desc, id`,
};

const quickly = {
  date: (query: string | null, plan: Plan) =>
    matchingNewest(query, plan, Prisma.sql`w.paper_id as id, w.published_at`, {
      walked: newestWalked,
      limit: listedAtMost + 1,
    }),
  votes: matchingMostVoted,
};

const thoroughly = {
  date: (query: string | null, plan: Plan) => Prisma.sql`
    with candidate as materialized (${matching(query, plan, columns, everything)})
    select paper_id as id from candidate order by published_at desc, paper_id limit ${listedAtMost + 1}`,
  votes: (query: string | null, plan: Plan) => Prisma.sql`
    with candidate as materialized (${matching(query, plan, columns, everything)})
    select papers.id from candidate join papers on papers.id = candidate.paper_id
    order by papers.upvotes desc, papers.published_at desc, papers.id limit ${listedAtMost + 1}`,
};

const everything = 2_000_000_000;

export function matchingMostVoted(query: string | null, plan: Plan): Prisma.Sql {
  const words = query ? Prisma.sql`and w.words @@ ${query}::tsquery` : Prisma.empty;
  const { from, before, votes } = plan;
  return Prisma.sql`
    select p.id from (
      select id, upvotes, published_at from papers order by upvotes desc, published_at desc, id limit ${votedWalked}
    ) p join paper_words w on w.paper_id = p.id
    where p.upvotes >= ${votes} ${words}
      ${from ? Prisma.sql`and w.published_at >= ${from}` : Prisma.empty}
      ${before ? Prisma.sql`and w.published_at < ${before}` : Prisma.empty}
    order by p.upvotes desc, p.published_at desc, p.id limit ${listedAtMost + 1}`;
}

async function list(ask: Ask, statement: Prisma.Sql): Promise<string[]> {
  return (await ask<{ id: string }>(statement)).map(({ id }) => id);
}

function listed(ids: string[]): Ranked {
  const hits = ids.slice(0, listedAtMost).map((id) => ({ id, score: 0 }));
  return { hits, matched: ids.length, exact: true };
}
