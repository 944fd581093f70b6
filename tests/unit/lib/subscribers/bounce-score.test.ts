import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limit, type Mark, scoreOf } from '@/lib/subscribers/bounce-score';

const now = new Date('2026-11-20T12:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const mark = (editionId: string | null, days: number, points = 1): Mark => ({
  editionId,
  points,
  at: daysAgo(days),
});

describe('the score of an address', () => {
  test('reaches the limit with three editions that come back', () => {
    expect(scoreOf([mark('a', 2), mark('b', 1)], null, now)).toBeLessThan(limit);
    expect(scoreOf([mark('a', 2), mark('b', 1), mark('c', 0)], null, now)).toBe(limit);
  });

  test('counts an edition once, by the most it brought', () => {
    expect(scoreOf([mark('a', 1, 0.25), mark('a', 0, 1), mark('a', 0, 0.25)], null, now)).toBe(1);
  });

  test('is halved every 30 days', () => {
    expect(scoreOf([mark('a', 29), mark('b', 30), mark('c', 61)], null, now)).toBe(1.75);
  });

  test('forgets what came in before an edition that arrived, and nothing later', () => {
    const marks = [mark('a', 9), mark('b', 8), mark('c', 2)];
    expect(scoreOf(marks, daysAgo(5), now)).toBe(1);
    expect(scoreOf(marks, daysAgo(20), now)).toBe(3);
  });

  test('is never more than the sum of the points, and never grows with time', () => {
    const marks = fc.array(
      fc.record({
        editionId: fc.constantFrom('a', 'b', 'c', 'd', null),
        points: fc.constantFrom(0, 0.25, 1),
        at: fc.integer({ min: 0, max: 200 }).map(daysAgo),
      }),
    );
    fc.assert(
      fc.property(marks, fc.integer({ min: 0, max: 90 }), (given, days) => {
        const score = scoreOf(given, null, now);
        expect(score).toBeLessThanOrEqual(given.reduce((sum, { points }) => sum + points, 0));
        expect(scoreOf(given, null, new Date(now.getTime() + days * 86_400_000))).toBeLessThanOrEqual(score);
        expect(scoreOf(given, daysAgo(50), now)).toBeLessThanOrEqual(score);
      }),
    );
  });
});
