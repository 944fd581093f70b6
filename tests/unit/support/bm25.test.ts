import { expect, test } from 'vitest';
import { bm25, wordsOf } from '@/tests/support/bm25';

const texts = [
  { id: 'short', text: 'graph' },
  { id: 'twice', text: 'graph graph theory' },
  { id: 'other', text: 'theory music' },
];
const plainWords = (text: string) => text.split(' ');

test('ranks as reckoned by hand', () => {
  // Lengths 1, 3 and 2, so 2 on average; "graph" is in 2 of 3: ln(1 + 1.5 / 2.5) = 0.470.
  // short: 0.470 · 1 · 1.9 / (1 + 0.9 · (0.6 + 0.4 · 1/2)) = 0.519; twice: 0.470 · 2 · 1.9 / (2 + 0.9 · (0.6 + 0.4 · 3/2)) = 0.580.
  expect(bm25(texts, { k1: 0.9, b: 0.4, words: plainWords })('graph')).toEqual(['twice', 'short']);
  // With b = 1 the length counts whole: 0.470 · 1.9 / (1 + 0.9 / 2) = 0.616 and 0.470 · 3.8 / (2 + 0.9 · 1.5) = 0.533.
  expect(bm25(texts, { k1: 0.9, b: 1, words: plainWords })('graph')).toEqual(['short', 'twice']);
});

test('a word said twice in the query counts twice', () => {
  const rank = bm25(texts, { k1: 0.9, b: 0.4, words: plainWords });
  expect(rank('graph theory music')).toEqual(['other', 'twice', 'short']);
  expect(rank('graph graph graph graph music')).toEqual(['twice', 'short', 'other']);
});

test('texts that share no word with the query are left out', () => {
  expect(bm25(texts, { k1: 0.9, b: 0.4 })('music')).toEqual(['other']);
  expect(bm25(texts, { k1: 0.9, b: 0.4 })('the of')).toEqual([]);
});

test('words are stemmed, folded, and without stop words', () => {
  expect(wordsOf('The Schrödinger equations, and their solutions in 3-D')).toEqual([
    'schroding',
    'equat',
    'solut',
    '3',
    'd',
  ]);
});
