import { chosenFilters, type Narrowing, type NarrowingGroup, offeredFilters } from '@/lib/search/narrowing';
import { searchPapers } from '@/lib/search/queries';
import type { SearchResult, SearchSort } from '@/lib/search/schema';

type Asked = { q: string; sort: SearchSort; page: number };
type Filtered = { result: SearchResult; chosen: Narrowing[]; offered: NarrowingGroup[] };

/** One page of a search, with the filters that hold and those that would narrow it down. Throws AppError search_timeout. */
export async function filterSearch(asked: Asked, year: number): Promise<Filtered> {
  const result = await searchPapers(asked);
  return { result, chosen: chosenFilters(asked.q), offered: offeredFilters(asked.q, result.hits, year) };
}
