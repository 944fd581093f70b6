import { onlySample } from '@/tests/support/sample';

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32): FAULT_SEED, else 1 in the sample and chance in the whole. */
export function seededNumbers(): { seed: number; next: () => number } {
  const seed = Number(process.env.FAULT_SEED ?? (onlySample ? 1 : Date.now() % 1_000_000));
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { seed, next };
}
