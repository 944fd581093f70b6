import { porterStem } from '@/tests/support/porter';

export type Text = { id: string; text: string };

type Posting = { place: number; times: number };

/** Words as runs of letters or digits, lower case without marks, stemmed, less Lucene's English stop words. */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !stopWords.has(word)).map(porterStem);
}

const stopWords = new Set(
  `a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to
  was will with`.split(/\s+/),
);

/**
 * The textbook BM25 over texts, as a measure for other rankings. A word of the query counts as often as it stands there.
 * Gives a function from a query to the ids of the texts that share a word with it, best first; of equals the first given.
 */
export function bm25(
  texts: Text[],
  { k1, b, words = wordsOf }: { k1: number; b: number; words?: (text: string) => string[] },
): (query: string) => string[] {
  const { postings, lengths } = count(texts.map(({ text }) => words(text)));
  const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  const damping = lengths.map((length) => k1 * (1 - b + (b * length) / average));
  return (query) => {
    const scores = new Map<number, number>();
    for (const word of words(query)) {
      const found = postings.get(word) ?? [];
      const rarity = Math.log(1 + (texts.length - found.length + 0.5) / (found.length + 0.5));
      for (const { place, times } of found) {
        const gain = (rarity * times * (k1 + 1)) / (times + (damping[place] ?? k1));
        scores.set(place, (scores.get(place) ?? 0) + gain);
      }
    }
    return [...scores]
      .toSorted(([placeA, scoreA], [placeB, scoreB]) => scoreB - scoreA || placeA - placeB)
      .map(([place]) => texts[place]?.id ?? '');
  };
}

function count(texts: string[][]): { postings: Map<string, Posting[]>; lengths: number[] } {
  const postings = new Map<string, Posting[]>();
  texts.forEach((words, place) => {
    for (const [word, times] of tally(words)) {
      const list = postings.get(word) ?? [];
      list.push({ place, times });
      postings.set(word, list);
    }
  });
  return { postings, lengths: texts.map((words) => words.length) };
}

function tally(words: string[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const word of words) times.set(word, (times.get(word) ?? 0) + 1);
  return times;
}
