import type { PaperSummary } from '@/lib/papers/schema';

/** What a typed search asks for; `lib/search/syntax.ts` reads and writes it. */
export type Query = {
  /** Free words and the words of phrases and titles, in order: what is ranked and compared by meaning. */
  text: string;
  /** "must stand so" */
  phrases: string[];
  /** title:word, title:"a phrase" */
  titles: string[];
  /** author:hinton, author:"geoffrey hinton": all of them. */
  authors: string[];
  /** cat:cs.LG, cat:cs for a whole archive: any of them. */
  categories: string[];
  /** year:2024, year:2024..2026, year:2024.., year:..2020 */
  years: { from: number | null; to: number | null } | null;
  /** has:code */
  code: boolean;
  /** votes:5 is at least five. */
  votes: number;
  /** -word, -"a phrase", -title:, -author:, -cat: */
  excluded: { words: string[]; titles: string[]; authors: string[]; categories: string[] };
};

export type SearchSort = 'relevance' | 'date' | 'votes';

/** A piece of a text, marked or not. Joined, the pieces give back the whole text. */
export type Segment = { type: 'text' | 'highlight'; text: string };

export type SearchHit = {
  paper: PaperSummary;
  title: Segment[];
  abstract: Segment[];
  authors: Segment[];
  /** Whether the words were found in it, or it is only near in meaning. */
  by: 'words' | 'meaning';
};

/**
 * What the words of a search came to. "all": papers with every word. "any": few or none have all of them. "meaning": none
 * has any, and these are near in meaning. "none": there was nothing to look for.
 */
export type WordsFound = 'all' | 'any' | 'meaning' | 'none';

export type SearchResult = {
  hits: SearchHit[];
  /** How many papers were found; `counted` is false where there are more than that. */
  total: number;
  /** How many of these have none of the words and are only near in meaning. */
  near: number;
  counted: boolean;
  pages: number;
  words: WordsFound;
  /** The whole search with misspelt words put right. */
  suggestion: string | null;
};

export const searchPageSize = 20;
export const longestQuery = 250;

/** A typed query in one line without control and invisible characters, at most 250 characters long. */
export function cleanQuery(typed: string, longest: number = longestQuery): string {
  return typed
    .replace(/\p{Cf}+/gu, '')
    .replace(/[\p{Cc}\p{Cs}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longest);
}
