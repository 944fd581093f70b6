/** How near a paper is to what somebody likes: on average, and to the nearest one. Cosines. */
export type Nearness = { mean: number; nearest: number; nearestId: string };
/** How alike, from 0 to 1, and the paper that it is most alike. */
export type Likeness = { share: number; nearestId: string };

/** A narrower spread than this says nothing: the likest of unlike papers is no like paper. */
const leastSpread = 0.2;
const leastShare = 0.1;

/** Compares vectors of length 1 with those of the papers that somebody likes. */
export function compareAll(
  candidates: Map<string, Float32Array>,
  liked: Map<string, Float32Array>,
): Map<string, Nearness> {
  const found = new Map<string, Nearness>();
  const middle = meanOf([...liked.values()]);
  if (!middle) return found;
  for (const [id, vector] of candidates)
    found.set(id, { mean: dot(vector, middle), ...nearestOf(vector, liked) });
  return found;
}

/**
 * The share of the way from an ordinary candidate, which three quarters do not pass, to the likest one. Measured
 * against the others, since a cosine of 0.5 is much under one model and little under another.
 */
export function likenessOf(nearness: Map<string, Nearness>): Map<string, Likeness> {
  const measured = [...nearness].map(([id, { mean, nearest, nearestId }]) => ({
    id,
    nearestId,
    value: (mean + nearest) / 2,
  }));
  const values = measured.map(({ value }) => value).sort((a, b) => a - b);
  const ordinary = values[Math.floor((values.length - 1) * 0.75)] ?? 0;
  const spread = Math.max(leastSpread, (values.at(-1) ?? 0) - ordinary);
  const shares = measured.map(({ id, nearestId, value }) => ({
    id,
    nearestId,
    share: (value - ordinary) / spread,
  }));
  return new Map(
    shares
      .filter(({ share }) => share >= leastShare)
      .map(({ id, nearestId, share }) => [id, { nearestId, share }]),
  );
}

function nearestOf(vector: Float32Array, liked: Map<string, Float32Array>) {
  let [nearest, nearestId] = [Number.NEGATIVE_INFINITY, ''];
  for (const [id, other] of liked) {
    const value = dot(vector, other);
    if (value > nearest) [nearest, nearestId] = [value, id];
  }
  return { nearest, nearestId };
}

/** The middle of the vectors, of length 1; null where there is none. */
function meanOf(vectors: Float32Array[]): Float32Array | null {
  const [first] = vectors;
  if (!first) return null;
  const sum = new Float32Array(first.length);
  for (const vector of vectors)
    for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] as number) + (vector[at] ?? 0);
  const length = Math.sqrt(dot(sum, sum));
  return length > 0 ? sum.map((value) => value / length) : null;
}

/** Four sums at once, so that one addition need not wait for another. */
function dot(one: Float32Array, other: Float32Array): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  const whole = one.length - (one.length % 4);
  for (let at = 0; at < whole; at += 4) {
    a += (one[at] as number) * (other[at] as number);
    b += (one[at + 1] as number) * (other[at + 1] as number);
    c += (one[at + 2] as number) * (other[at + 2] as number);
    d += (one[at + 3] as number) * (other[at + 3] as number);
  }
  for (let at = whole; at < one.length; at += 1) a += (one[at] as number) * (other[at] as number);
  return a + b + c + d;
}
