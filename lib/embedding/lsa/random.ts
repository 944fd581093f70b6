/** Numbers of the normal distribution, always the same for the same seed. */
export function gaussians(count: number, seed: number): Float32Array {
  const next = uniform(seed);
  const result = new Float32Array(count);
  for (let at = 0; at < count; at += 2) {
    const radius = Math.sqrt(-2 * Math.log(1 - next()));
    const angle = 2 * Math.PI * next();
    result[at] = radius * Math.cos(angle);
    if (at + 1 < count) result[at + 1] = radius * Math.sin(angle);
  }
  return result;
}

/** Mulberry32: 32 bits of state, from 0 to below 1. */
function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
