import { mean, quantile } from './metrics';

export type Difference = { mean: number; low: number; high: number };

/**
 * The mean difference of two measures of the same queries, and its 95 % interval by drawing the queries again with
 * replacement. The same numbers are drawn each time.
 */
export function compare(measured: number[], against: number[], draws = 10_000): Difference {
  if (measured.length !== against.length) throw new Error('Both must be measured on the same queries.');
  const differences = measured.map((value, query) => value - (against[query] ?? Number.NaN));
  const random = numbers(1);
  const means = Array.from({ length: draws }, () =>
    mean(differences.map(() => differences[Math.floor(random() * differences.length)] ?? 0)),
  );
  return { mean: mean(differences), low: quantile(means, 0.025), high: quantile(means, 0.975) };
}

/** Numbers from 0 to 1, always the same for a seed (mulberry32). */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
