import { expect, test } from 'vitest';
import { compare, numbers } from '@/tests/bench/search/bootstrap';

const random = numbers(7);
const base = Array.from({ length: 200 }, () => random());

test('measures that are the same differ by nothing', () => {
  expect(compare(base, base, 100)).toEqual({ mean: 0, low: 0, high: 0 });
});

test('the same gain on every query is certain, however much the queries differ', () => {
  const { mean, low, high } = compare(
    base.map((value) => value + 0.1),
    base,
    500,
  );
  for (const value of [mean, low, high]) expect(value).toBeCloseTo(0.1, 10);
});

test('the interval of chance differences is as wide as their scatter says, and holds their mean', () => {
  const noisy = base.map((value) => value + (random() - 0.5));
  const { mean, low, high } = compare(noisy, base, 2_000);
  expect(low).toBeLessThan(mean);
  expect(high).toBeGreaterThan(mean);
  // The standard error of the mean of 200 numbers spread over 1 is 0.289 / √200 = 0.0204.
  expect(high - low).toBeGreaterThan(3.2 * 0.0204);
  expect(high - low).toBeLessThan(4.7 * 0.0204);
});

test('a second reckoning gives the same interval', () => {
  const other = base.map((value) => value * random());
  expect(compare(other, base, 300)).toEqual(compare(other, base, 300));
});

test('measures of different queries cannot be compared', () => {
  expect(() => compare([1], [1, 2])).toThrow('same queries');
});
