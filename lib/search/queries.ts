import { db } from '@/lib/db';
import { summarySelect, toSummary } from '@/lib/papers/summary';
import { askUntil, searchBudgetMs } from '@/lib/search/budget';
import { type Found, find, type Search } from '@/lib/search/finding';
import { highlight } from '@/lib/search/highlighting';
import { newMatching } from '@/lib/search/new-matches';
import { planSearch } from '@/lib/search/plan';
import { listedAtMost } from '@/lib/search/ranking';
import {
  cleanQuery,
  type SearchHit,
  type SearchResult,
  type SearchSort,
  searchPageSize,
} from '@/lib/search/schema';
import { parseQuery } from '@/lib/search/syntax';

/** One page of the papers that a search finds, with hits marked. Page 1 is the first. Throws AppError search_timeout after 2 s. */
export async function searchPapers(input: {
  q: string;
  sort?: SearchSort;
  page: number;
}): Promise<SearchResult> {
  const deadline = performance.now() + searchBudgetMs;
  const offset = (input.page - 1) * searchPageSize;
  const found = await find({ ...input, limit: searchPageSize, offset }, deadline, { suggests: true });
  const total = Math.min(found.total, listedAtMost);
  return {
    hits: await loadHits(found, deadline),
    total,
    near: found.byMeaning.size,
    counted: found.counted,
    pages: Math.ceil(total / searchPageSize),
    words: found.words,
    suggestion: found.suggestion,
  };
}

/** The ids alone, best first; at most the first 1,000 can be had. Throws AppError search_timeout after 2 s. */
export async function findIds(input: Search): Promise<Found> {
  return find(input, performance.now() + searchBudgetMs, { suggests: false });
}

/**
 * Papers that entered since then, newest first, and that hold all words and pass all filters of a search. Nothing where
 * there is nothing to look for. Throws AppError search_timeout after 2 s.
 */
export async function matchNew({
  q,
  since,
  limit,
}: {
  q: string;
  since: Date;
  limit: number;
}): Promise<string[]> {
  return askUntil(performance.now() + searchBudgetMs, async (ask) => {
    const plan = await planSearch(ask, parseQuery(cleanQuery(q)));
    const rows = plan ? await ask<{ id: string }>(newMatching(plan, since, limit)) : [];
    return rows.map(({ id }) => id);
  });
}

async function loadHits({ ids, query, byMeaning }: Found, deadline: number): Promise<SearchHit[]> {
  if (ids.length === 0) return [];
  const [rows, marks] = await Promise.all([
    db().paper.findMany({ where: { id: { in: ids } }, select: summarySelect }),
    highlight(ids, query, deadline),
  ]);
  const papers = new Map(rows.map((row) => [row.id, toSummary(row)]));
  return ids.flatMap((id) => {
    const paper = papers.get(id);
    const marked = marks.get(id);
    return paper && marked ? [{ paper, ...marked, by: byMeaning.has(id) ? 'meaning' : 'words' }] : [];
  });
}
