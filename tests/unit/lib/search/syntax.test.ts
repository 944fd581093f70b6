import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanQuery } from '@/lib/search/schema';
import { changeQuery, emptyQuery, parseQuery, writeQuery } from '@/lib/search/syntax';

test.each([
  ['graph networks', { text: 'graph networks' }],
  ['"graph networks" fast', { text: 'graph networks fast', phrases: ['graph networks'] }],
  ['title:attention', { text: 'attention', titles: ['attention'] }],
  ['title:"all you need"', { text: 'all you need', titles: ['all you need'] }],
  ['author:hinton author:"yann lecun"', { authors: ['hinton', 'yann lecun'] }],
  ['cat:cs.LG CAT:stat', { categories: ['cs.LG', 'stat'] }],
  ['year:2024', { years: { from: 2024, to: 2024 } }],
  ['year:2024..2026', { years: { from: 2024, to: 2026 } }],
  ['year:2026..2024', { years: { from: 2024, to: 2026 } }],
  ['year:2024..', { years: { from: 2024, to: null } }],
  ['year:..2020', { years: { from: null, to: 2020 } }],
  ['has:code votes:5', { code: true, votes: 5 }],
  ['-survey', { excluded: { words: ['survey'] } }],
  ['-"large language"', { excluded: { words: ['large language'] } }],
  [
    '-title:survey -author:wang -cat:cs.CV',
    { excluded: { titles: ['survey'], authors: ['wang'], categories: ['cs.CV'] } },
  ],
  ['“smart quotes”', { text: 'smart quotes', phrases: ['smart quotes'] }],
  ['"never closed', { text: 'never closed', phrases: ['never closed'] }],
])('%s is read as it is meant', (typed, meant) => {
  const empty = emptyQuery();
  expect(parseQuery(typed)).toEqual({
    ...empty,
    ...meant,
    excluded: { ...empty.excluded, ...Object(meant).excluded },
  });
});

describe('what is no operator is taken as words', () => {
  test.each([
    'C++',
    'a:b',
    'https://arxiv.org/abs/x',
    'year:soon',
    'year:20245',
    'votes:many',
    'has:gpu',
    'title: attention',
    'k-NN GPT-4 ℓ1',
    '🙂 שלום',
  ])('%s', (typed) => {
    expect(parseQuery(typed)).toEqual({ ...emptyQuery(), text: typed });
  });
});

test('nothing is nothing', () => {
  for (const typed of ['', '   ', '""', '-', '--', '- -', 'title:""'])
    expect(parseQuery(typed)).toEqual(emptyQuery());
});

const piece = fc.constantFrom(
  ...[
    'graph',
    'deep nets',
    'C++',
    'a:b',
    '"',
    '-',
    'title:',
    'author:',
    'cat:cs.LG',
    'year:2024..',
    'has:code',
    'has:x',
  ],
  ...[
    'votes:3',
    '"deep nets"',
    'title:"deep"',
    '-title:x',
    '-"a b"',
    'deep',
    '-cat:cs',
    '--x',
    '“',
    'title:-x',
    ' ',
  ],
);
const typedText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(' ')),
  fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
);

test('whatever is typed, it is read, and written again it means the same', () => {
  fc.assert(
    fc.property(typedText, (typed) => {
      const query = parseQuery(typed);
      expect(parseQuery(writeQuery(query))).toEqual(query);
    }),
    { numRuns: 2_000 },
  );
});

test('a link changes one part and keeps the others', () => {
  const q = 'deep "graph nets" cat:cs.LG -survey';
  expect(changeQuery(q, ({ categories }) => ({ categories: [...categories, 'cs.CV'] }))).toBe(
    'deep "graph nets" cat:cs.LG cat:cs.CV -survey',
  );
  expect(changeQuery(q, () => ({ categories: [], years: { from: 2020, to: null } }))).toBe(
    'deep "graph nets" year:2020.. -survey',
  );
});

test('what a hand-made query holds twice over is not lost', () => {
  expect(writeQuery({ ...emptyQuery(), text: 'one', phrases: ['two words'] })).toBe('one "two words"');
});

test('what is typed twice holds once, and quotes in a name do no harm', () => {
  expect(parseQuery('cat:cs.LG cat:cs.LG author:wang author:wang')).toMatchObject({
    categories: ['cs.LG'],
    authors: ['wang'],
  });
  const named = writeQuery({ ...emptyQuery(), authors: ['John "Jack" Doe'] });
  expect(parseQuery(named).authors).toEqual(['John Jack Doe']);
});

test('invisible characters break no word', () => {
  expect(cleanQuery('at\u00adten\u200btion \u202egraph\u0000')).toBe('attention graph');
});
