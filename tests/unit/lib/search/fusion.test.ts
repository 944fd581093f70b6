import { expect, test } from 'vitest';
import { fuse } from '@/lib/search/fusion';

const listed = (...pairs: [string, number][]) => pairs.map(([id, score]) => ({ id, score }));

test('words decide, and meaning decides between equals', () => {
  const byWords = listed(['a', 10], ['b', 5], ['c', 5]);
  const cosines = new Map([
    ['a', 0],
    ['b', 0.1],
    ['c', 0.9],
  ]);
  expect(fuse(byWords, [], cosines)).toEqual(['a', 'c', 'b']);
});

test('what only meaning has found comes in by its nearness', () => {
  expect(fuse(listed(['a', 10], ['b', 1]), listed(['x', 0.9], ['a', 0.2]), new Map())).toEqual([
    'a',
    'x',
    'b',
  ]);
});

test('what lies far down by words stays there, once', () => {
  const byWords = Array.from({ length: 300 }, (_, place) => ({ id: `p${place}`, score: 300 - place }));
  const fused = fuse(byWords, listed(['p250', 1]), new Map());
  expect(fused).toHaveLength(300);
  expect(new Set(fused).size).toBe(300);
  expect(fused.indexOf('p250')).toBeLessThan(200);
  expect(fused.slice(-3)).toEqual(['p297', 'p298', 'p299']);
});

test('meaning alone is a list too', () => {
  expect(fuse([], listed(['x', 0.9], ['y', 0.8]), new Map())).toEqual(['x', 'y']);
});
