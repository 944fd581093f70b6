import type { Neighbour } from '@/lib/embedding/schema';

/** Vectors of length 1 in one flat array, searched whole: 100,000 of 128 numbers take some 10 ms. */
export class VectorIndex {
  private values: Float32Array;
  private readonly ids: string[] = [];
  private readonly places = new Map<string, number>();

  constructor(
    readonly dim: number,
    expected = 0,
  ) {
    this.values = new Float32Array(Math.max(16, Math.ceil(expected * 1.05)) * dim);
  }

  get size(): number {
    return this.ids.length;
  }

  put(id: string, vector: Float32Array): void {
    if (vector.length !== this.dim) return;
    let place = this.places.get(id);
    if (place === undefined) {
      place = this.ids.length;
      this.ids.push(id);
      this.places.set(id, place);
      if (this.ids.length * this.dim > this.values.length) this.grow();
    }
    this.values.set(vector, place * this.dim);
  }

  /** A copy, so that nobody keeps the whole array alive or writes into it. */
  get(id: string): Float32Array | null {
    const place = this.places.get(id);
    return place === undefined ? null : this.values.slice(place * this.dim, (place + 1) * this.dim);
  }

  /** Cosine to one paper; null where it has no vector. */
  similarity(vector: Float32Array, id: string): number | null {
    const place = this.places.get(id);
    return place === undefined ? null : dotAt(this.values, place * this.dim, vector, this.dim);
  }

  /** The k nearest, best first, ties by id. */
  nearest(vector: Float32Array, k: number): Neighbour[] {
    const best: { place: number; score: number }[] = [];
    if (k < 1 || vector.length !== this.dim) return [];
    let least = Number.NEGATIVE_INFINITY;
    for (let place = 0; place < this.ids.length; place += 1) {
      const score = dotAt(this.values, place * this.dim, vector, this.dim);
      if (score <= least) continue;
      insert(best, { place, score });
      if (best.length > k) best.pop();
      if (best.length === k) least = best[k - 1]?.score ?? least;
    }
    return best.map(({ place, score }) => ({ id: this.ids[place] ?? '', score })).sort(byScore);
  }

  private grow(): void {
    const larger = new Float32Array(Math.ceil(this.values.length * 1.5) + this.dim);
    larger.set(this.values);
    this.values = larger;
  }
}

function insert(best: { place: number; score: number }[], found: { place: number; score: number }): void {
  let [low, high] = [0, best.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((best[middle]?.score ?? 0) >= found.score) low = middle + 1;
    else high = middle;
  }
  best.splice(low, 0, found);
}

function byScore(a: Neighbour, b: Neighbour): number {
  return b.score - a.score || (a.id < b.id ? -1 : 1);
}

/** Four sums at once, so that one addition need not wait for another. */
function dotAt(values: Float32Array, start: number, vector: Float32Array, dim: number): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  const whole = dim - (dim % 4);
  for (let at = 0; at < whole; at += 4) {
    const from = start + at;
    a += (values[from] as number) * (vector[at] as number);
    b += (values[from + 1] as number) * (vector[at + 1] as number);
    c += (values[from + 2] as number) * (vector[at + 2] as number);
    d += (values[from + 3] as number) * (vector[at + 3] as number);
  }
  for (let at = whole; at < dim; at += 1) a += (values[start + at] as number) * (vector[at] as number);
  return a + b + c + d;
}
