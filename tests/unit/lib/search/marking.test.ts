import { expect, test } from 'vitest';
import { candidatesOf, mark } from '@/lib/search/marking';
import { cleanQuery } from '@/lib/search/schema';

const marked = (text: string, words: string[], joined: string[] = []) =>
  mark(text, { isMarked: (word) => words.includes(word), isJoined: (word) => joined.includes(word) })
    .map((piece) => (piece.type === 'highlight' ? `[${piece.text}]` : piece.text))
    .join('');

test('hits are marked and nothing is lost', () => {
  expect(marked('On Small  boats, a<b!\n', ['Small', 'boats'])).toBe('On [Small]  [boats], a<b!\n');
});

test('a compound is marked whole where it was looked for as one word, else by its parts', () => {
  expect(marked('Use GPT-4 here', ['GPT'], ['GPT-4'])).toBe('Use [GPT-4] here');
  expect(marked('A Q-learning agent', ['learning'])).toBe('A Q-[learning] agent');
});

test('a number is marked beside another hit, not wherever it stands', () => {
  expect(marked('GPT 4 beats 4 others', ['GPT', '4'])).toBe('[GPT] [4] beats 4 others');
});

test('a number is marked where nothing else was found', () => {
  expect(marked('In 2024', ['2024'])).toBe('In [2024]');
});

test('C++ and C# are words', () => {
  expect(marked('C++ and C#.', ['C++', 'C#'])).toBe('[C++] and [C#].');
});

test('an empty text has no pieces', () => {
  expect(mark('', { isMarked: () => true, isJoined: () => true })).toEqual([]);
});

test('only words that begin like a lexeme are asked about, and those with foreign letters', () => {
  expect(candidatesOf('Policies of Łukasz for k-NN walls', ['polici', 'knn'])).toEqual([
    'Policies',
    'Łukasz',
    'k-NN',
  ]);
});

test('a typed query loses control characters and what is beyond 250 characters', () => {
  expect(cleanQuery('  a\u0000b\n c ')).toBe('a b c');
  expect(cleanQuery('x'.repeat(300))).toHaveLength(250);
});
