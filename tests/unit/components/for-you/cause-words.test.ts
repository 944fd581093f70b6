import { expect, test } from 'vitest';
import { sayCauses } from '@/components/for-you/cause-words';
import type { Cause } from '@/lib/for-you/schema';

const say = (...causes: Cause[]) =>
  sayCauses(causes)
    .map(({ text }) => text)
    .join('');
const like: Cause = { kind: 'like', id: '1705.08741', title: 'Train longer, generalize better' };
const category: Cause = { kind: 'category', target: 'cs.LG' };

test.each<[string, Cause[]]>([
  ['Because you follow cs.LG', [category]],
  [
    'Because you follow cs.LG, cs.CL and stat.ML',
    [category, { kind: 'category', target: 'cs.CL' }, { kind: 'category', target: 'stat.ML' }],
  ],
  ['By Geoffrey Hinton, whom you follow', [{ kind: 'author', target: 'Geoffrey Hinton' }]],
  ['Matches your search “graph neural”', [{ kind: 'search', target: 'graph neural' }]],
  ['Like Train longer, generalize better', [like]],
  ['New in hep-th, one of your categories', [{ kind: 'field', code: 'hep-th' }]],
  ['One vote here', [{ kind: 'votes', votes: 1 }]],
  ['12 votes here', [{ kind: 'votes', votes: 12 }]],
  ['Because you follow cs.LG; like Train longer, generalize better', [category, like]],
])('%s', (sentence, causes) => {
  expect(say(...causes)).toBe(sentence);
});

test('each reason leads to what it names', () => {
  expect(sayCauses([{ kind: 'author', target: 'Ada Roe' }, like]).flatMap(({ href }) => href ?? [])).toEqual([
    '/authors/Ada%20Roe',
    '/papers/1705.08741',
  ]);
});
