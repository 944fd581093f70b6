/** A fitted model: its terms by place, their weights idf(t) = ln(papers / papers with t), and `dim` axes a term, in a row. */
export type LsaModel = {
  dim: number;
  papers: number;
  terms: Map<string, number>;
  idf: Float32Array;
  axes: Float32Array;
};

/** Folds words with their counts into the model's space: a vector of length 1, all zero where no word is known. */
export function foldIn(model: LsaModel, words: Map<string, number>): Float32Array {
  const sum = new Float64Array(model.dim);
  for (const [word, count] of words) {
    const term = model.terms.get(word);
    if (term !== undefined) addTerm(sum, model, term, termWeight(count, model.idf[term] ?? 0));
  }
  return unit(Float32Array.from(sum));
}

/** (1 + ln tf) · idf */
export function termWeight(count: number, idf: number): number {
  return (1 + Math.log(count)) * idf;
}

/** Scales to length 1, in place; what has no length stays zero. */
export function unit(values: Float32Array): Float32Array {
  let square = 0;
  for (const value of values) square += value * value;
  if (!(square > 0)) return values.fill(0);
  const scale = 1 / Math.sqrt(square);
  for (let at = 0; at < values.length; at += 1) values[at] = (values[at] as number) * scale;
  return values;
}

function addTerm(sum: Float64Array, { axes, dim }: LsaModel, term: number, weight: number): void {
  const start = term * dim;
  for (let axis = 0; axis < dim; axis += 1)
    sum[axis] = (sum[axis] as number) + weight * (axes[start + axis] as number);
}
