import type { Ask } from '@/lib/search/budget';
import {
  authorFilter,
  categoryMark,
  excludedClauses,
  type Filter,
  phraseFilter,
  titleFilter,
} from '@/lib/search/filters';
import { apart, typedWords } from '@/lib/search/pieces';
import { type Reading, read } from '@/lib/search/reading';
import type { Query } from '@/lib/search/schema';
import { allOf, anyOf, lexeme } from '@/lib/search/tsquery';
import { piecesOf, toWords, type Word } from '@/lib/search/words';

/** What a search asks of the table of words. */
export type Plan = {
  words: Word[];
  /** What every paper must have besides words; null where anything goes. */
  filter: string | null;
  /** For each thing that must be there, how many papers have it at most. */
  filterPapers: number[];
  /** First dates, from and before. */
  from: Date | null;
  before: Date | null;
  votes: number;
  /** The lexemes to mark in what is found. */
  marks: string[];
  /** Typed words that no counted paper has. */
  unknown: string[];
  /** How many papers were last counted, and how many lexemes one held on average. */
  corpus: number;
  usualLength: number;
};

const mostYearsByName = 5;
const firstYear = 1800;
const lastYear = 9998;

/** Null where there is nothing to look for. */
export async function planSearch(ask: Ask, query: Query): Promise<Plan | null> {
  const reading = await read(ask, {
    pieces: [...piecesOf(query.text), ...otherTexts(query).flatMap(withParts)],
    names: [...query.authors, ...query.excluded.authors],
    marks: marksOf(query),
  });
  const words = toWords(query.text, reading);
  const filters = filtersOf(query, reading);
  const isAsked = words.length > 0 || filters.length > 0 || query.years !== null || query.votes > 0;
  if (!isAsked) return null;
  return {
    words,
    filter: allOf([...filters.map(({ clause }) => clause), ...excludedClauses(query, reading)]),
    filterPapers: filters.map(({ papers }) => papers),
    ...datesOf(query),
    votes: query.votes,
    marks: [
      ...words.flatMap(({ counted }) => counted.map((one) => one.lexeme)),
      ...filters.flatMap(({ marks }) => marks),
    ],
    unknown: unknownWords(query, words, reading),
    corpus: reading.corpus,
    usualLength: reading.usualLength,
  };
}

function unknownWords({ authors }: Query, words: Word[], reading: Reading): string[] {
  const names = authors.flatMap(typedWords).filter((name) => {
    const { names: read } = reading.pieceOf(name);
    return read.length > 0 && read.every(({ papers }) => papers === 0);
  });
  return [...words.filter(({ papers }) => papers === 0).map(({ typed }) => typed), ...names];
}

function otherTexts({ phrases, titles, authors, excluded }: Query): string[] {
  return [phrases, titles, authors, excluded.words, excluded.titles, excluded.authors].flat();
}

function withParts(text: string): string[] {
  return [apart(text), ...typedWords(text).flatMap((word) => [word, apart(word)])];
}

function filtersOf(query: Query, reading: Reading): Filter[] {
  const { phrases, titles, authors } = query;
  return [
    ...phrases.map((phrase) => phraseFilter(phrase, reading)),
    ...titles.map((title) => titleFilter(title, reading)),
    ...authors.map((author) => authorFilter(author, reading)),
    markFilter(query.categories.map(categoryMark), reading),
    markFilter(yearMarks(query), reading),
    markFilter(codeMarks(query), reading),
  ].filter((filter) => filter !== null);
}

function markFilter(marks: string[], reading: Reading): Filter | null {
  const clause = anyOf(marks.map((mark) => lexeme(mark)));
  const papers = marks.reduce((sum, mark) => sum + reading.papersWith(mark), 0);
  return clause ? { clause, papers, marks: [] } : null;
}

function marksOf(query: Query): string[] {
  return [...query.categories.map(categoryMark), ...yearMarks(query), ...codeMarks(query)];
}

function codeMarks({ code }: Query): string[] {
  return code ? ['has=code'] : [];
}

/** A few years are looked up by name; for a longer time the dates do. */
function yearMarks({ years }: Query): string[] {
  if (!years?.from || !years.to || years.to - years.from >= mostYearsByName) return [];
  const { from, to } = years;
  return Array.from({ length: Math.max(to - from + 1, 1) }, (_, index) => `year=${from + index}`);
}

function datesOf({ years }: Query): Pick<Plan, 'from' | 'before'> {
  return {
    from: years?.from ? startOf(years.from) : null,
    before: years?.to ? startOf(years.to + 1) : null,
  };
}

function startOf(year: number): Date {
  return new Date(Date.UTC(Math.min(Math.max(year, firstYear), lastYear), 0));
}
