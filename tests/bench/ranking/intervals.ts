import { mean } from './measures';

/** A value of one batch; the batches of one week are drawn together, since what is hot lasts for days. */
export type Weekly = { week: string; value: number };

const draws = 2000;

/** The mean with the middle 95 % of its means over weeks drawn anew, always with the same seed. */
export function interval(values: Weekly[]): { mean: number; low: number; high: number } {
  const weeks = [...Map.groupBy(values, (one) => one.week).values()].map((week) => ({
    sum: week.reduce((sum, { value }) => sum + value, 0),
    count: week.length,
  }));
  const next = numbers();
  const means = Array.from({ length: draws }, () => {
    let [sum, count] = [0, 0];
    for (let drawn = 0; drawn < weeks.length; drawn++) {
      const week = weeks[Math.floor(next() * weeks.length)];
      sum += week?.sum ?? 0;
      count += week?.count ?? 0;
    }
    return sum / count;
  }).toSorted((a, b) => a - b);
  const at = (share: number) => means[Math.floor(share * (draws - 1))] ?? 0;
  return { mean: mean(values.map(({ value }) => value)), low: at(0.025), high: at(0.975) };
}

/** Mulberry32 from a fixed seed. */
function numbers(): () => number {
  let state = 1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
