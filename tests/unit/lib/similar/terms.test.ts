import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseShown, readableTerms, wordsIn } from '@/lib/similar/readable';
import { affordableTerms, cosine, cosineToText, sharedTerms, termVector } from '@/lib/similar/terms';

const idf = (lexeme: string) => ({ rare: 5, some: 2, common: 0 })[lexeme] ?? 1;
const vector = (words: Record<string, number>) => termVector(new Map(Object.entries(words)), idf);

test('cosine is the same both ways, 1 for itself and 0 for strangers', () => {
  const paper = fc.dictionary(
    fc.constantFrom('rare', 'some', 'common', 'a', 'b', 'c'),
    fc.integer({ min: 1, max: 9 }),
  );
  fc.assert(
    fc.property(paper, paper, (a, b) => {
      const [x, y] = [vector(a), vector(b)];
      expect(cosine(x, y)).toBeCloseTo(cosine(y, x), 10);
      expect(cosine(x, y)).toBeGreaterThanOrEqual(0);
      if (x.size > 0) expect(cosine(x, x)).toBeCloseTo(1, 10);
    }),
  );
  expect(cosine(vector({ rare: 1 }), vector({ some: 1 }))).toBe(0);
});

test('the most telling shared word comes first, and what tells little is left out', () => {
  const [one, other] = [vector({ rare: 2, some: 2, a: 1 }), vector({ rare: 1, some: 1, a: 1, b: 1 })];
  expect(sharedTerms(one, other)).toEqual(['rare']);
  expect(sharedTerms(vector({ some: 1, a: 1 }), vector({ some: 1, a: 1 }))).toEqual(['some', 'a']);
});

test('a word that too many papers hold is not asked for', () => {
  const papersWith = (lexeme: string) => ({ rare: 10, some: 900, a: 150 })[lexeme] ?? 60;
  const chosen = affordableTerms(vector({ rare: 1, some: 3, a: 1, b: 1 }), papersWith, {
    most: 50,
    budget: 200,
  });
  expect(chosen).toEqual(['rare', 'a']);
});

test('shared words are shown as people write them', () => {
  expect(wordsIn('LLMs agree: Agents plan, agents act. GPT-4 is one.').slice(0, 2)).toEqual(['agents', 'is']);
  const readable = readableTerms([
    { word: 'agents', lexemes: ['agent'] },
    { word: 'agent', lexemes: ['agent'] },
    { word: 'LLMs', lexemes: ['llms'] },
    { word: 'k-NN', lexemes: ['k', 'nn', 'knn'] },
    { word: '7', lexemes: ['7'] },
  ]);
  expect(chooseShown(['agent', '7', 'unknown', 'llms', 'nn'], readable, 3)).toEqual(['agents', 'LLMs']);
});

test('words that are only read weigh as those that are kept', () => {
  const text = "'a':1A 'common':2B,3B 'rare':4B,5B,6B 'some':7B";
  const own = vector({ rare: 1, a: 2, b: 1 });
  const kept = vector({ a: 1, common: 2, rare: 3, some: 1 });
  expect(cosineToText(own, text, idf)).toBeCloseTo(cosine(own, kept), 10);
  expect(cosineToText(own, '', idf)).toBe(0);
});
