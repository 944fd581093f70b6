import { expect, test } from 'vitest';
import { mean, ndcg, quantile, recall } from '@/tests/bench/search/metrics';

const relevant = new Set(['a', 'b']);

test('what is relevant at the top is worth 1, and less further down', () => {
  expect(ndcg(['b', 'a', 'x'], relevant)).toBe(1);
  // 1 / log2(3) + 1 / log2(4), of 1 + 1 / log2(3)
  expect(ndcg(['x', 'a', 'b'], relevant)).toBeCloseTo((0.63093 + 0.5) / 1.63093, 5);
  expect(ndcg(['x', 'y'], relevant)).toBe(0);
  expect(ndcg([], relevant)).toBe(0);
});

test('places after the tenth are worth nothing, and more than ten relevant ids cannot stand there', () => {
  const many = Array.from({ length: 20 }, (_, number) => `paper-${number}`);
  expect(ndcg(['x', ...many].slice(0, 1).concat(Array(9).fill('y'), 'a'), relevant)).toBe(0);
  expect(ndcg(many, new Set(many))).toBe(1);
});

test('recall is the share of the relevant ids among the first hundred', () => {
  expect(recall(['a', 'x'], relevant)).toBe(0.5);
  expect(recall([...Array(100).fill('x'), 'a'], relevant)).toBe(0);
});

test('mean and quantiles', () => {
  expect(mean([1, 2, 6])).toBe(3);
  const hundred = Array.from({ length: 100 }, (_, number) => 99 - number);
  expect([
    quantile(hundred, 0),
    quantile(hundred, 0.5),
    quantile(hundred, 0.95),
    quantile(hundred, 1),
  ]).toEqual([0, 50, 95, 99]);
});
