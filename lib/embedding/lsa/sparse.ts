/** A sparse matrix by rows: the entries of row r stand from starts[r] to starts[r + 1]. */
export type Sparse = {
  rows: number;
  columns: number;
  starts: Uint32Array;
  places: Uint32Array;
  weights: Float32Array;
};

/** A·X, for a dense X with `width` numbers a row. */
export function times(matrix: Sparse, x: Float32Array, width: number): Float32Array {
  const { rows, starts, places, weights } = matrix;
  const result = new Float32Array(rows * width);
  for (let row = 0; row < rows; row += 1)
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at += 1)
      addScaled(result, row * width, x, (places[at] as number) * width, weights[at] as number, width);
  return result;
}

/** Aᵀ·Y, for a dense Y with `width` numbers a row. */
export function transposedTimes(matrix: Sparse, y: Float32Array, width: number): Float32Array {
  const { rows, columns, starts, places, weights } = matrix;
  const result = new Float32Array(columns * width);
  for (let row = 0; row < rows; row += 1)
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at += 1)
      addScaled(result, (places[at] as number) * width, y, row * width, weights[at] as number, width);
  return result;
}

function addScaled(
  to: Float32Array,
  toStart: number,
  from: Float32Array,
  fromStart: number,
  scale: number,
  width: number,
): void {
  for (let at = 0; at < width; at += 1)
    to[toStart + at] = (to[toStart + at] as number) + scale * (from[fromStart + at] as number);
}
