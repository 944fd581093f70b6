/** One thing to rank: what a method gave it and what it turned out to be worth. */
export type Ranked = { score: number; worth: number };

/**
 * nDCG@10 with gain log2(1 + worth) and discount 1 / log2(1 + rank). Equal scores share their places: each has the
 * mean gain of its group, which is the exact mean over all random orders.
 */
export function ndcg(list: Ranked[]): number | null {
  const ideal = dcg(list.map(({ worth }) => ({ score: worth, worth })));
  return ideal > 0 ? dcg(list) / ideal : null;
}

/** Pearson's correlation of mean ranks; null where all of one side is equal. */
export function spearman(list: Ranked[]): number | null {
  return correlation(ranksOf(list.map(({ score }) => score)), ranksOf(list.map(({ worth }) => worth)));
}

/** Kendall's tau-b; null where all of one side is equal. */
export function kendall(list: Ranked[]): number | null {
  let [agreed, byScore, byWorth] = [0, 0, 0];
  for (const [place, a] of list.entries())
    for (const b of list.slice(0, place)) {
      const [one, other] = [Math.sign(a.score - b.score), Math.sign(a.worth - b.worth)];
      agreed += one * other;
      byScore += Math.abs(one);
      byWorth += Math.abs(other);
    }
  return byScore && byWorth ? agreed / Math.sqrt(byScore * byWorth) : null;
}

function dcg(list: Ranked[]): number {
  const sorted = list.toSorted((a, b) => b.score - a.score);
  let sum = 0;
  for (let first = 0; first < Math.min(10, sorted.length); ) {
    const score = sorted[first]?.score;
    const after = sorted.findIndex((one, place) => place > first && one.score !== score);
    const group = sorted.slice(first, after === -1 ? sorted.length : after);
    const gain = group.reduce((total, { worth }) => total + Math.log2(1 + worth), 0) / group.length;
    for (let place = first; place < Math.min(10, first + group.length); place++)
      sum += gain / Math.log2(2 + place);
    first += group.length;
  }
  return sum;
}

function ranksOf(values: number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2);
}

function correlation(a: number[], b: number[]): number | null {
  const [meanA, meanB] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (const [place, value] of a.entries()) {
    const [x, y] = [value - meanA, (b[place] ?? 0) - meanB];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return aa && bb ? ab / Math.sqrt(aa * bb) : null;
}

export function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
