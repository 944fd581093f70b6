import { expect, test } from 'vitest';
import { layOutBars, roundUp } from '@/components/admin/day-bars';

const day = (date: string, counts: number[]) => ({
  day: date,
  counts,
  total: counts.reduce((sum, count) => sum + count, 0),
  mark: null,
});

test('the categories of a day stand on one another, from the ground up, as tall as their numbers', () => {
  const { top, height, bars } = layOutBars([day('2026-10-29', [30, 0, 10]), day('2026-10-30', [0, 0, 0])]);
  expect(top).toBe(40);
  expect(bars[0]?.segments).toEqual([
    { category: 0, y: height * 0.25, height: height * 0.75 },
    { category: 2, y: 0, height: height * 0.25 },
  ]);
  expect(bars[1]?.segments).toEqual([]);
});

test('bars stand side by side inside the drawing and do not touch', () => {
  const { width, barWidth, bars } = layOutBars([
    day('2026-10-28', [1]),
    day('2026-10-29', [2]),
    day('2026-10-30', [3]),
  ]);
  const places = bars.map(({ x }) => x);
  for (const [place, x] of places.entries())
    expect(x - (places[place - 1] ?? -barWidth)).toBeGreaterThan(barWidth);
  expect((places.at(-1) ?? 0) + barWidth).toBeLessThanOrEqual(width);
});

test('no bar leaves the drawing, whatever the numbers', () => {
  for (const total of [0, 1, 9, 11, 399, 401, 1_000, 123_456])
    for (const { y } of layOutBars([day('2026-10-29', [total])]).bars[0]?.segments ?? [])
      expect(y).toBeGreaterThanOrEqual(0);
});

test.each([
  [0, 10],
  [7, 10],
  [11, 20],
  [45, 60],
  [812, 1_000],
  [1_000, 1_000],
  [1_001, 2_000],
])('an axis for %d ends at %d', (most, top) => {
  expect(roundUp(most)).toBe(top);
});
