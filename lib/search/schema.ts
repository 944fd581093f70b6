import type { PaperSummary } from '@/lib/papers/schema';

/** A piece of a text, marked or not. Joined, the pieces give back the whole text. */
export type Segment = { type: 'text' | 'highlight'; text: string };

export type SearchHit = {
  paper: PaperSummary;
  title: Segment[];
  abstract: Segment[];
  authors: Segment[];
};

export type SearchResult = {
  hits: SearchHit[];
  /** How many papers were found; `counted` is false where there are more than that. */
  total: number;
  counted: boolean;
  pages: number;
  /** "all": every word is in each paper. "any": no paper has all of them. "none": there was no word to look for. */
  words: 'all' | 'any' | 'none';
};

export const searchPageSize = 20;
export const longestQuery = 250;

/** A typed query in one line without control characters, at most 250 characters long. */
export function cleanQuery(typed: string): string {
  return typed
    .replace(/[\p{Cc}\p{Cs}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longestQuery);
}
