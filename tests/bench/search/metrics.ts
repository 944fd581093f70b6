/**
 * nDCG@10 of a ranking against the ids that are relevant: 1 where these stand first, and less the lower they stand.
 */
export function ndcg(ranked: string[], relevant: Set<string>, places = 10): number {
  const gain = (place: number) => 1 / Math.log2(place + 2);
  const gained = ranked
    .slice(0, places)
    .reduce((sum, id, place) => sum + (relevant.has(id) ? gain(place) : 0), 0);
  const best = Array.from({ length: Math.min(places, relevant.size) }, (_, place) => gain(place));
  return gained / best.reduce((sum, one) => sum + one, 0);
}

/** The share of the relevant ids among the first hundred. */
export function recall(ranked: string[], relevant: Set<string>, places = 100): number {
  return ranked.slice(0, places).filter((id) => relevant.has(id)).length / relevant.size;
}

export function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The value below which this share of the values lies, 0 to 1. */
export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
