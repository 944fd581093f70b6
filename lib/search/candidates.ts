import { Prisma } from '@/lib/db';
import type { Plan } from '@/lib/search/plan';

/** So many papers are ranked at most where a search could match more than can be looked at. */
export const newestRanked = 3_000;
/** So many of the newest papers are looked through for them. */
export const newestWalked = 60_000;

type Part = Pick<Plan, 'from' | 'before' | 'votes'>;

/** Papers that match, by the index of words; in no order. */
export function matching(query: string | null, plan: Part, columns: Prisma.Sql, limit: number): Prisma.Sql {
  const words = query ? Prisma.sql`w.words @@ ${query}::tsquery` : Prisma.sql`true`;
  return Prisma.sql`select ${columns} from paper_words w ${votesOf(plan)} where ${words} ${datesOf(plan)} limit ${limit}`;
}

/** Papers that match among the newest, newest first: for searches that match too many to look at all. */
export function matchingNewest(
  query: string | null,
  plan: Part,
  columns: Prisma.Sql,
  { walked, limit }: { walked: number; limit: number },
): Prisma.Sql {
  const words = query ? Prisma.sql`w.words @@ ${query}::tsquery` : Prisma.sql`true`;
  return Prisma.sql`
    select ${columns} from (
      select w.paper_id, w.published_at, w.words from paper_words w where true ${datesOf(plan)}
      order by w.published_at desc, w.paper_id limit ${walked}
    ) w ${votesOf(plan)} where ${words} order by w.published_at desc, w.paper_id limit ${limit}`;
}

function votesOf({ votes }: Part): Prisma.Sql {
  return votes > 0 ? Prisma.sql`join papers p on p.id = w.paper_id and p.upvotes >= ${votes}` : Prisma.empty;
}

function datesOf({ from, before }: Part): Prisma.Sql {
  return Prisma.sql`
    ${from ? Prisma.sql`and w.published_at >= ${from}` : Prisma.empty}
    ${before ? Prisma.sql`and w.published_at < ${before}` : Prisma.empty}`;
}

/** Which of these papers pass the filters of a search, whatever their words. */
export function matchingAmong(ids: string[], plan: Plan): Prisma.Sql {
  const filter = plan.filter ? Prisma.sql`and w.words @@ ${plan.filter}::tsquery` : Prisma.empty;
  return Prisma.sql`
    select w.paper_id as id from paper_words w ${votesOf(plan)}
    where w.paper_id = any(${ids}) ${filter} ${datesOf(plan)}`;
}
