import { apart, typedWords } from '@/lib/search/pieces';
import type { Read, Reading } from '@/lib/search/reading';
import type { Query } from '@/lib/search/schema';
import { allOf, anyOf, lexeme, noneOf, type Placed, phraseOf } from '@/lib/search/tsquery';
import { toWord } from '@/lib/search/words';

/** What a paper must hold besides words: a search query, how many papers have it at most, and what of it is marked. */
export type Filter = { clause: string; papers: number; marks: string[] };

/** "Must stand so", in a title, an abstract or a name. */
export function phraseFilter(phrase: string, reading: Reading): Filter | null {
  const { words, names } = reading.pieceOf(apart(phrase));
  const clause = anyOf([
    ...stands(phrase, words, reading, ''),
    names.length > 1 ? phraseOf(names, 'C') : null,
  ]);
  return clause ? { clause, papers: rarest(words), marks: lexemesOf(words, names) } : null;
}

/** The same, in the title. */
export function titleFilter(title: string, reading: Reading): Filter | null {
  const { words } = reading.pieceOf(apart(title));
  const clause = anyOf(stands(title, words, reading, 'A'));
  return clause ? { clause, papers: rarest(words), marks: lexemesOf(words) } : null;
}

/**
 * An author: any part of a name, the whole name, or the last name and initials. A middle name may be missing where the
 * first initial, the last name and every word are right.
 */
export function authorFilter(author: string, reading: Reading): Filter | null {
  const { names } = reading.pieceOf(apart(author));
  const { folded, key } = reading.keysOf(author);
  const given = folded.split(' ').slice(0, -1);
  const written = allOf(names.filter(isWord).map((name) => lexeme(name.lexeme, 'C')));
  const clause =
    given.length === 0
      ? phraseOf(names, 'C')
      : anyOf([
          lexeme(`name=${folded}`),
          phraseOf(names, 'C'),
          ...keysFor(given, folded, key).map((one) => allOf([lexeme(`by=${one}`), written])),
        ]);
  return clause ? { clause, papers: rarest(names), marks: lexemesOf(names) } : null;
}

/** cs.LG, or cs for the whole archive. */
export function categoryMark(category: string): string {
  return `cat=${category.toLowerCase()}`;
}

/** What no paper may hold. */
export function excludedClauses({ excluded }: Query, reading: Reading): (string | null)[] {
  return [
    ...excluded.words.map((word) => noneOf([excludedWord(word, reading)])),
    ...excluded.titles.map((title) => noneOf([titleFilter(title, reading)?.clause ?? null])),
    ...excluded.authors.map((author) => noneOf([authorFilter(author, reading)?.clause ?? null])),
    ...excluded.categories.map((category) => noneOf([lexeme(categoryMark(category))])),
  ];
}

function excludedWord(word: string, reading: Reading): string | null {
  const isPhrase = typedWords(word).length > 1;
  return (isPhrase ? phraseFilter(word, reading)?.clause : toWord(word, reading)?.clause) ?? null;
}

/** The parts one after the other; a single compound also as one word. */
function stands(text: string, words: Read[], reading: Reading, weights: string): (string | null)[] {
  const typed = typedWords(text);
  const whole = typed.length === 1 ? reading.pieceOf(typed[0] ?? '').words : [];
  const joined = whole.filter((word) => !words.some((part) => part.lexeme === word.lexeme));
  const parts = joined.length === 0 || words.length > 1 ? phraseOf(words, weights) : null;
  return [parts, ...joined.map((word) => lexeme(word.lexeme, weights))];
}

/** "Hinton G" is turned round; "G. Hinton" has only its key to go by, other names the key and their words. */
function keysFor(given: string[], folded: string, key: string): string[] {
  const last = folded.split(' ').at(-1) ?? '';
  return last.length === 1 && given.length === 1 ? [key, folded] : [key];
}

function isWord({ lexeme: name }: Placed): boolean {
  return [...name].length > 1;
}

function rarest(words: Read[]): number {
  return words.length > 0 ? Math.min(...words.map(({ papers }) => papers)) : 0;
}

function lexemesOf(...lists: Placed[][]): string[] {
  return lists.flat().map((word) => word.lexeme);
}
