import { expect, test } from 'vitest';
import { interval } from '../../bench/ranking/intervals';
import { kendall, ndcg, spearman } from '../../bench/ranking/measures';
import { votesGained, votesKnown } from '../../bench/ranking/votes-at';

const list = (scores: number[], worths: number[]) =>
  scores.map((score, place) => ({ score, worth: worths[place] ?? 0 }));

test('the ideal order is worth 1, and nothing to find is no measurement', () => {
  expect(ndcg(list([3, 2, 1], [9, 4, 1]))).toBe(1);
  expect(ndcg(list([3, 2, 1], [0, 0, 0]))).toBeNull();
});

test('equal scores are worth the mean of all their orders', () => {
  const orders = [
    [2, 1],
    [1, 2],
  ].map((scores) => ndcg(list(scores, [7, 1])) ?? 0);
  expect(ndcg(list([5, 5], [7, 1]))).toBeCloseTo(((orders[0] ?? 0) + (orders[1] ?? 0)) / 2, 12);
});

test('correlations are 1 for the same order, -1 for its reverse, and none where all is equal', () => {
  for (const measure of [spearman, kendall]) {
    expect(measure(list([1, 2, 3], [1, 2, 9]))).toBeCloseTo(1, 12);
    expect(measure(list([3, 2, 1], [1, 2, 9]))).toBeCloseTo(-1, 12);
    expect(measure(list([1, 1, 1], [1, 2, 9]))).toBeNull();
  }
});

test('a method sees a vote only once it was sighted, and the truth spreads it over the time between', () => {
  const paper = {
    id: 'a',
    batch: 1,
    final: 10,
    sightings: [
      { at: 10, votes: 4 },
      { at: 30, votes: 10 },
    ],
  };
  expect([votesKnown(paper, 9), votesKnown(paper, 29), votesKnown(paper, 30)]).toEqual([null, 4, 10]);
  expect(votesGained(paper, 0, 10, 30)).toBeCloseTo(6, 12);
  expect(votesGained(paper, 0, 10, 20)).toBeGreaterThan(3);
});

test('an interval holds its mean and is the same each time', () => {
  const values = [0.1, 0.2, 0.3, 0.4].map((value, week) => ({ week: `w${week}`, value }));
  const { mean, low, high } = interval(values);
  expect(low < mean && mean < high).toBe(true);
  expect(interval(values)).toEqual({ mean, low, high });
});
