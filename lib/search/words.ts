import { longestQuery } from '@/lib/search/schema';

/** A typed query in one line without control characters, at most 250 characters long. */
export function cleanQuery(typed: string): string {
  return typed
    .replace(/[\p{Cc}\p{Cs}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longestQuery);
}

/** The words to find and, as written, the ones to leave out: `-word` and `-"a phrase"`. */
export function splitNegated(query: string): { wanted: string; unwanted: string } {
  const negated = /(?:^|\s)-(?:"[^"]*"?|\S+)/g;
  return {
    wanted: query.replace(negated, ' ').replace(/\s+/g, ' ').trim(),
    unwanted: (query.match(negated) ?? []).map((word) => word.trim()).join(' '),
  };
}
