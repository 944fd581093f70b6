import type { SearchSort } from '@/lib/search/schema';

export type SearchAddress = { q: string; sort?: SearchSort; page?: number };

/** The address of one page of a search; what is usual is left out. */
export function searchAddress({ q, sort = 'relevance', page = 1 }: SearchAddress): string {
  const query = new URLSearchParams({ q });
  if (sort !== 'relevance') query.set('sort', sort);
  if (page > 1) query.set('page', String(page));
  return `/search?${query}`;
}
