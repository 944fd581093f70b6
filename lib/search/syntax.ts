import { arrange } from '@/lib/search/arranging';
import type { Query } from '@/lib/search/schema';

/**
 * Reads what was typed into a search box. Never throws: what is no operator, or a wrong value of one, is taken as words.
 * The language is told to readers in docs/search.md and at /about/search.
 */
export function parseQuery(q: string): Query {
  const query = emptyQuery();
  const text: string[] = [];
  for (const piece of piecesOf(q)) {
    const words = piece.minus ? exclude(query, piece) : include(query, piece);
    if (words) text.push(words);
  }
  const { authors, categories } = query;
  return { ...query, authors: unique(authors), categories: unique(categories), text: text.join(' ') };
}

/** The shortest text that parseQuery reads as this query. */
export function writeQuery(query: Query): string {
  const { authors, categories, years, code, votes, excluded } = query;
  return [
    ...arrange(query),
    ...authors.map((name) => `author:${quoted(name)}`),
    ...categories.map((code) => `cat:${quoted(code)}`),
    ...(years ? [`year:${writeYears(years)}`] : []),
    ...(code ? ['has:code'] : []),
    ...(votes > 0 ? [`votes:${votes}`] : []),
    ...excluded.words.map((word) => `-${quoted(word)}`),
    ...excluded.titles.map((words) => `-title:${quoted(words)}`),
    ...excluded.authors.map((name) => `-author:${quoted(name)}`),
    ...excluded.categories.map((code) => `-cat:${quoted(code)}`),
  ].join(' ');
}

/** A search with parts of it replaced, as the links of its page need it. */
export function changeQuery(q: string, change: (query: Query) => Partial<Query>): string {
  const query = parseQuery(q);
  return writeQuery({ ...query, ...change(query) });
}

export function emptyQuery(): Query {
  const excluded = { words: [], titles: [], authors: [], categories: [] };
  const lists = { phrases: [], titles: [], authors: [], categories: [] };
  return { text: '', ...lists, years: null, code: false, votes: 0, excluded };
}

/** Years as an operator takes them: "2024", "2024..2026", "2024..", "..2020". */
export function writeYears({ from, to }: NonNullable<Query['years']>): string {
  return from !== null && from === to ? String(from) : `${from ?? ''}..${to ?? ''}`;
}

type Piece = { minus: boolean; field: string; value: string; quoted: boolean; whole: string };

const pattern = /(-*)(?:(title|author|cat|year|has|votes):(?=\S))?(?:"([^"]*)(?:"|$)|([^\s"]+))/giu;

function piecesOf(q: string): Piece[] {
  const typed = q.replace(/[“”„«»]/gu, '"');
  return [...typed.matchAll(pattern)].flatMap(([whole, minus = '', field = '', phrase, word]) => {
    const value = (phrase ?? word ?? '').replace(/\s+/gu, ' ').trim();
    const isQuoted = phrase !== undefined;
    if (!value || (!isQuoted && !field && /^-+$/.test(value))) return [];
    return [
      {
        minus: minus !== '',
        field: field.toLowerCase(),
        value,
        quoted: isQuoted,
        whole: whole.slice(minus.length),
      },
    ];
  });
}

/** Puts a piece where it belongs and gives back the words that are to be ranked. */
function include(query: Query, { field, value, quoted, whole }: Piece): string {
  if (field === 'title') query.titles.push(value);
  else if (field === 'author') query.authors.push(value);
  else if (field === 'cat') query.categories.push(value);
  else if (field !== '') return set(query, field, value) ? '' : whole.replace(/[\s"]+/gu, ' ').trim();
  else if (quoted) query.phrases.push(value);
  return field === '' || field === 'title' ? value : '';
}

function exclude({ excluded }: Query, { field, value, whole }: Piece): string {
  if (field === 'title') excluded.titles.push(value);
  else if (field === 'author') excluded.authors.push(value);
  else if (field === 'cat') excluded.categories.push(value);
  else excluded.words.push(field === '' ? value : whole.replaceAll('"', ''));
  return '';
}

/** Sets what a query has once; the last one typed counts. False where the value is none. */
function set(query: Query, field: string, value: string): boolean {
  const years = field === 'year' ? readYears(value) : null;
  if (years) query.years = years;
  else if (field === 'has' && value.toLowerCase() === 'code') query.code = true;
  else if (field === 'votes' && /^\d{1,6}$/.test(value)) query.votes = Number(value);
  else return false;
  return true;
}

function readYears(value: string): Query['years'] {
  const [, first, dots, second] = /^([12]\d{3})?(\.{2,3})?([12]\d{3})?$/.exec(value) ?? [];
  const [from, to] = [first ? Number(first) : null, second ? Number(second) : null];
  if (from === null && to === null) return null;
  if (!dots) return second ? null : { from, to: from };
  return from !== null && to !== null && from > to ? { from: to, to: from } : { from, to };
}

function unique(values: string[]): string[] {
  return [...new Set(values)];
}

/** In quotes where it would be read as something else without them. */
function quoted(given: string): string {
  const value = given.replaceAll('"', ' ');
  return /\s|^-|^(?:title|author|cat|year|has|votes):\S/iu.test(value) ? `"${value}"` : value;
}
