import { apart, glued, isClose, typedWords } from '@/lib/search/pieces';
import type { Read, Reading } from '@/lib/search/reading';
import { allOf, anyOf, lexeme, phraseOf } from '@/lib/search/tsquery';

/** A lexeme that counts for the rank. */
export type Counted = { query: string; lexeme: string; papers: number };

/** A word of the search: what a paper must hold to have it, and the lexemes that it is ranked by. */
export type Word = {
  typed: string;
  clause: string;
  counted: Counted[];
  /** At most so many papers have it. */
  papers: number;
};

/** What Postgres is to read so that `toWords` knows everything. */
export function piecesOf(text: string): string[] {
  const typed = typedWords(text);
  return typed.flatMap((word, index) => {
    const one = glued(word, typed[index + 1] ?? '');
    return [word, apart(word), ...(one ? [one] : [])];
  });
}

/** The words of a text that are not stop words; two that others write as one become one. */
export function toWords(text: string, reading: Reading): Word[] {
  const typed = typedWords(text);
  const words: Word[] = [];
  for (let index = 0; index < typed.length; index += 1) {
    const [first = '', second = ''] = typed.slice(index, index + 2);
    const one = oneWord(first, second, reading);
    const word = one ? wordOfTwo(first, second, one, reading) : toWord(first, reading);
    if (one) index += 1;
    if (word) words.push(word);
  }
  return words;
}

/**
 * A word as it was typed, compounds with their parts; null for a stop word. Names are indexed as they are written:
 * "Jones" is found in texts as "jone", in names as "jones".
 */
export function toWord(typed: string, reading: Reading): Word | null {
  const whole = reading.pieceOf(typed);
  const parts = reading.pieceOf(apart(typed)).words;
  const joined = whole.words.filter((word) => !parts.some((part) => part.lexeme === word.lexeme));
  const names = reading.pieceOf(apart(typed)).names;
  const strange = names.filter((name) => !parts.some((part) => part.lexeme === name.lexeme));
  const side = isClose(typed) ? phraseOf(parts) : allOf(parts.map((part) => lexeme(part.lexeme)));
  const isWhole = joined.length === 0 || parts.length > 1;
  const clause = anyOf([
    isWhole ? side : null,
    ...joined.map((word) => lexeme(word.lexeme)),
    strange.length > 0 && parts.length > 0 ? allOf(names.map((name) => lexeme(name.lexeme, 'C'))) : null,
  ]);
  if (!clause) return null;
  const papers = (isWhole ? rarest(parts) : 0) + sum(joined) + rarest(strange);
  return { typed, clause, papers, counted: [...parts, ...joined].map(count).concat(strange.map(countName)) };
}

/** The one word for two, where some paper has it. */
function oneWord(first: string, second: string, reading: Reading): Read | null {
  const one = glued(first, second);
  const [found, ...more] = one ? reading.pieceOf(one).words : [];
  return found && more.length === 0 && found.papers > 0 ? found : null;
}

function wordOfTwo(first: string, second: string, one: Read, reading: Reading): Word {
  const both = [toWord(first, reading), toWord(second, reading)].filter((word) => word !== null);
  const apartClause = both.length === 2 ? allOf(both.map(({ clause }) => clause)) : null;
  const papers = both.length === 2 ? Math.min(...both.map((word) => word.papers)) : 0;
  return {
    typed: `${first} ${second}`,
    clause: anyOf([apartClause, lexeme(one.lexeme)]) ?? lexeme(one.lexeme),
    counted: [...both.flatMap(({ counted }) => counted), count(one)],
    papers: papers + one.papers,
  };
}

function count({ lexeme: name, papers }: Read): Counted {
  return { query: lexeme(name), lexeme: name, papers };
}

function countName({ lexeme: name, papers }: Read): Counted {
  return { query: lexeme(name, 'C'), lexeme: name, papers };
}

function rarest(words: Read[]): number {
  return words.length > 0 ? Math.min(...words.map(({ papers }) => papers)) : 0;
}

function sum(words: Read[]): number {
  return words.reduce((total, { papers }) => total + papers, 0);
}
