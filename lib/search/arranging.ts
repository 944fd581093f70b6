import type { Query } from '@/lib/search/schema';

type Parts = Pick<Query, 'text' | 'phrases' | 'titles'>;
type Place = { at: number; phrase: number; title: number };

/**
 * Writes the words of a query with its phrases in quotes and its titles behind their operator, each where its words stand
 * in the text. What cannot be placed follows at the end, so that nothing is lost.
 */
export function arrange({ text, phrases, titles }: Parts): string[] {
  const words = text.split(' ').filter(Boolean);
  const dead = new Set<string>();
  const placed = place({ at: 0, phrase: 0, title: 0 });
  return placed ?? [...words, ...phrases.map(asPhrase), ...titles.map(asTitle)];

  /** The rest from here on, or null where the phrases and titles left do not fit into it. */
  function place(here: Place): string[] | null {
    const { at, phrase, title } = here;
    if (at === words.length) return phrase === phrases.length && title === titles.length ? [] : null;
    const key = `${at} ${phrase} ${title}`;
    if (dead.has(key)) return null;
    const rest =
      step(phrases[phrase], asPhrase, { ...here, phrase: phrase + 1 }) ??
      step(titles[title], asTitle, { ...here, title: title + 1 }) ??
      step(words[at], (word) => word, here);
    if (!rest) dead.add(key);
    return rest;
  }

  function step(value: string | undefined, write: (value: string) => string, next: Place): string[] | null {
    if (value === undefined) return null;
    const length = value.split(' ').length;
    if (words.slice(next.at, next.at + length).join(' ') !== value) return null;
    const rest = place({ ...next, at: next.at + length });
    return rest && [write(value), ...rest];
  }
}

function asPhrase(value: string): string {
  return `"${value}"`;
}

function asTitle(value: string): string {
  return `title:${/\s|^-/u.test(value) ? asPhrase(value) : value}`;
}
