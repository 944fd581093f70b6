import { expect, test } from 'vitest';
import type { FollowTarget } from '@/lib/follows/schema';
import { matchFollows } from '@/lib/for-you/matching';

const paper = {
  id: '2610.00001',
  authors: ['Geoffrey E. Hinton', 'Bo Lin'],
  categories: ['cs.LG', 'stat.ML'],
};

function matched(follow: FollowTarget, found: Record<string, string[]> = {}): boolean {
  return matchFollows([follow], new Map(Object.entries(found)))(paper).length === 1;
}

test.each([
  ['Geoffrey Hinton', true],
  ['G. Hinton', true],
  ['Gerald Hinton', false],
  ['Bo Lin', true],
  ['Bo Ling', false],
])('the author %s: %s', (target, yes) => {
  expect(matched({ kind: 'author', target })).toBe(yes);
});

test.each([
  ['cs.LG', true],
  ['CS.lg', true],
  ['stat.ML', true],
  ['cs', true],
  ['c', false],
  ['cs.L', false],
  ['math', false],
])('the category %s: %s', (target, yes) => {
  expect(matched({ kind: 'category', target })).toBe(yes);
});

test('a search matches what it has found and nothing else', () => {
  expect(matched({ kind: 'search', target: 'graph' }, { graph: [paper.id] })).toBe(true);
  expect(matched({ kind: 'search', target: 'graph' }, { tree: [paper.id] })).toBe(false);
});
