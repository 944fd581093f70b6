import { db, Prisma } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { summarySelect, toSummary } from '@/lib/papers/summary';
import { highlight } from '@/lib/search/highlighting';
import { cleanQuery, type SearchHit, type SearchResult, searchPageSize } from '@/lib/search/schema';
import { splitNegated } from '@/lib/search/words';

/** Places of one page of a search, best first, and what is needed to mark the hits. */
export type Found = { ids: string[]; total: number; words: SearchResult['words']; query: string };

type Transaction = Prisma.TransactionClient;

const rankedAtMost = 5_000;
const countedAtMost = 1_000;

/**
 * One page of the papers that hold the words, with hits marked. Page 1 is the first.
 * Throws AppError search_timeout after 2 s.
 */
export async function searchPapers(input: { q: string; page: number }): Promise<SearchResult> {
  const found = await findIds({
    q: input.q,
    limit: searchPageSize,
    offset: (input.page - 1) * searchPageSize,
  });
  const total = Math.min(found.total, countedAtMost);
  return {
    hits: await loadHits(found),
    total,
    counted: found.total <= countedAtMost,
    pages: Math.ceil(total / searchPageSize),
    words: found.words,
  };
}

/** The ids alone. Papers with all words; where there is none, papers with any of them. */
export async function findIds(input: { q: string; limit: number; offset: number }): Promise<Found> {
  return withinTwoSeconds(async (transaction) => {
    const queries = await parse(transaction, cleanQuery(input.q));
    if (!queries) return { ids: [], total: 0, words: 'none', query: '' };
    for (const words of ['all', 'any'] as const) {
      const rows = await transaction.$queryRaw<{ ids: string[]; total: number }[]>(
        rankedSql(queries[words], input.limit, input.offset),
      );
      const { ids = [], total = 0 } = rows[0] ?? {};
      if (total > 0 || words === 'any') return { ids, total, words, query: queries[words] };
    }
    return { ids: [], total: 0, words: 'any', query: queries.any };
  });
}

/**
 * The order of search, one rule: the newest 5,000 papers that match fall into four classes by the share of the best
 * paper's ts_rank they reach (title 1, authors 0.8, abstract 0.4); within a class the newest month comes first, in a
 * month the most votes, then the newest paper.
 */
export function rankedSql(query: string, limit: number, offset: number): Prisma.Sql {
  return Prisma.sql`
    with candidate as materialized (
      select id, published_at, upvotes, ts_rank('{0.4,0.8,0.4,1}', search, ${query}::tsquery) as rank
      from (
        select id, published_at, upvotes, search from papers where search @@ ${query}::tsquery
        order by published_at desc, id limit ${rankedAtMost}
      ) as newest
    ), ordered as (
      select id, row_number() over (order by
        least(3, floor(4 * rank / nullif((select max(rank) from candidate), 0))) desc nulls last,
        date_trunc('month', published_at, 'UTC') desc, upvotes desc, published_at desc, id desc) as place
      from candidate
    )
    select coalesce(array_agg(id order by place) filter (where place > ${offset} and place <= ${offset + limit}), '{}')
      as ids, count(*)::int as total
    from ordered`;
}

async function loadHits(found: Found): Promise<SearchHit[]> {
  if (found.ids.length === 0) return [];
  const [rows, marks] = await Promise.all([
    db().paper.findMany({ where: { id: { in: found.ids } }, select: summarySelect }),
    highlight(found.ids, found.query),
  ]);
  const papers = new Map(rows.map((row) => [row.id, toSummary(row)]));
  return found.ids.flatMap((id) => {
    const paper = papers.get(id);
    const marked = marks.get(id);
    return paper && marked ? [{ paper, ...marked }] : [];
  });
}

async function parse(transaction: Transaction, q: string): Promise<{ all: string; any: string } | null> {
  const { wanted, unwanted } = splitNegated(q);
  const [row] = await transaction.$queryRaw<{ all: string; any: string | null }[]>`
    select websearch_to_tsquery('papers', ${q})::text as all,
      (string_agg(quote_literal(lexeme), ' | ')::tsquery && websearch_to_tsquery('papers', ${unwanted}))::text as any
    from unnest(to_tsvector('papers', ${wanted}))`;
  return row?.any && row.all ? { all: row.all, any: row.any } : null;
}

async function withinTwoSeconds<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
  try {
    return await db().$transaction(
      async (transaction) => {
        await transaction.$executeRaw`set local statement_timeout = '2s'`;
        return work(transaction);
      },
      { timeout: 10_000 },
    );
  } catch (error) {
    if (String(error).includes('57014')) throw new AppError('search_timeout', undefined, { cause: error });
    throw error;
  }
}
