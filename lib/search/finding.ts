import type { Neighbour } from '@/lib/embedding/schema';
import { type Ask, askUntil } from '@/lib/search/budget';
import { fuse, fusedByWords } from '@/lib/search/fusion';
import { cosinesOf, findNear, type Near, passFilters } from '@/lib/search/meaning';
import { type Plan, planSearch } from '@/lib/search/plan';
import { type Ranked, rankByWords } from '@/lib/search/ranking';
import { cleanQuery, type Query, type SearchSort, type WordsFound } from '@/lib/search/schema';
import { sortHits, sortMatches } from '@/lib/search/sorting';
import { suggest } from '@/lib/search/suggestion';
import { parseQuery } from '@/lib/search/syntax';

/** `method` is for comparing: a search goes by both, and by words alone where there is no model. */
export type Search = {
  q: string;
  sort?: SearchSort;
  limit: number;
  offset: number;
  method?: 'words' | 'meaning' | 'both';
};

/** Places of one page of a search, best first, and what is needed to mark the hits. */
export type Found = {
  ids: string[];
  /** Which of these have none of the words asked for, as far as words were looked at. */
  byMeaning: Set<string>;
  total: number;
  /** Whether the total is all there are. */
  counted: boolean;
  words: WordsFound;
  /** The lexemes that were found, a blank between; `highlight` takes them. */
  query: string;
  suggestion: string | null;
};

/** Programs may search for a passage. */
const longestSearched = 1_000;

type ByWords = Ranked & { plan: Plan | null; words: WordsFound; suggestion: string | null };

const nothing: Found = {
  ids: [],
  byMeaning: new Set(),
  total: 0,
  counted: true,
  words: 'none',
  query: '',
  suggestion: null,
};

/** Finds by words and, for the order of relevance, by meaning. Throws AppError search_timeout at the deadline. */
export async function find(
  { q, sort = 'relevance', limit, offset, method = 'both' }: Search,
  deadline: number,
  { suggests }: { suggests: boolean },
): Promise<Found> {
  const typed = cleanQuery(q, longestSearched);
  const query = parseQuery(typed);
  const goesByMeaning = sort === 'relevance' && method !== 'words';
  const [byWords, near] = await Promise.all([
    findByWords(query, deadline, { sort, ranks: method !== 'meaning', suggests: suggests ? typed : null }),
    goesByMeaning ? findNear(query.text) : null,
  ]);
  if (!byWords.plan) return nothing;
  const merged = near ? await merge(byWords, byWords.plan, near, deadline) : inOrder(byWords);
  const total = byWords.matched + merged.byMeaning.size;
  return {
    ids: merged.ids.slice(offset, offset + limit),
    byMeaning: merged.byMeaning,
    total,
    counted: byWords.exact && total <= merged.ids.length,
    words: byWords.matched === 0 && total > 0 ? 'meaning' : byWords.words,
    query: byWords.plan.marks.join(' '),
    suggestion: byWords.suggestion,
  };
}

type Wanted = { sort: SearchSort; ranks: boolean; suggests: string | null };

async function findByWords(query: Query, deadline: number, wanted: Wanted): Promise<ByWords> {
  return askUntil(deadline, async (ask) => {
    const plan = await planSearch(ask, query);
    const empty = { hits: [], matched: 0, exact: true, plan, words: 'none' as const, suggestion: null };
    if (!plan || !wanted.ranks) return empty;
    const found = await list(ask, plan, wanted.sort);
    const suggestion = wanted.suggests ? await suggest(ask, wanted.suggests, plan.unknown) : null;
    return { ...found, plan, suggestion };
  });
}

async function list(ask: Ask, plan: Plan, sort: SearchSort): Promise<Ranked & { words: WordsFound }> {
  if (sort === 'relevance' && plan.words.length > 0) return rankByWords(ask, plan);
  const order = sort === 'votes' ? 'votes' : 'date';
  const all = await sortMatches(ask, plan, order);
  if (all.matched > 0 || plan.words.length < 2) return { ...all, words: 'all' };
  const any = await rankByWords(ask, plan);
  return { ...any, hits: await sortHits(ask, any.hits, order) };
}

type Merged = { ids: string[]; byMeaning: Set<string> };

function inOrder({ hits }: Ranked): Merged {
  return { ids: hits.map(({ id }) => id), byMeaning: new Set() };
}

async function merge(byWords: ByWords, plan: Plan, near: Near, deadline: number): Promise<Merged> {
  const { hits } = byWords;
  const passed: Neighbour[] = await passFilters(near, plan, deadline);
  const cosines = await cosinesOf(
    near,
    hits.slice(0, fusedByWords).map(({ id }) => id),
  );
  const known = new Set(hits.map(({ id }) => id));
  const byMeaning = new Set(passed.map(({ id }) => id).filter((id) => !known.has(id)));
  return { ids: fuse(hits, passed, cosines), byMeaning };
}
