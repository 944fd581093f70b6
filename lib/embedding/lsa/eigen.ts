const mostSweeps = 40;

/**
 * Eigenvalues of a symmetric matrix, largest first, with their vectors as columns of `vectors`: Jacobi's rotations,
 * until what is beside the diagonal has vanished.
 */
export function eigen(
  symmetric: Float64Array,
  size: number,
): { values: Float64Array; vectors: Float64Array } {
  const a = Float64Array.from(symmetric);
  const v = identity(size);
  for (let sweep = 0; sweep < mostSweeps && beside(a, size) > 1e-22 * squares(a); sweep += 1)
    for (let p = 0; p < size - 1; p += 1) for (let q = p + 1; q < size; q += 1) rotate(a, v, p, q, size);
  return sorted(a, v, size);
}

function rotate(a: Float64Array, v: Float64Array, p: number, q: number, size: number): void {
  const apq = a[p * size + q] as number;
  if (apq === 0) return;
  const theta = ((a[q * size + q] as number) - (a[p * size + p] as number)) / (2 * apq);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  for (let k = 0; k < size; k += 1) turn(a, k * size + p, k * size + q, cosine, sine);
  for (let k = 0; k < size; k += 1) turn(a, p * size + k, q * size + k, cosine, sine);
  for (let k = 0; k < size; k += 1) turn(v, k * size + p, k * size + q, cosine, sine);
}

function turn(m: Float64Array, i: number, j: number, cosine: number, sine: number): void {
  const [x, y] = [m[i] as number, m[j] as number];
  m[i] = cosine * x - sine * y;
  m[j] = sine * x + cosine * y;
}

function sorted(a: Float64Array, v: Float64Array, size: number) {
  const order = Array.from({ length: size }, (_, place) => place);
  order.sort((x, y) => (a[y * size + y] as number) - (a[x * size + x] as number) || x - y);
  const values = Float64Array.from(order, (place) => a[place * size + place] as number);
  const vectors = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1)
    for (const [column, place] of order.entries())
      vectors[row * size + column] = v[row * size + place] as number;
  return { values, vectors };
}

function identity(size: number): Float64Array {
  const result = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) result[i * size + i] = 1;
  return result;
}

function squares(a: Float64Array): number {
  let sum = 0;
  for (const value of a) sum += value * value;
  return sum;
}

function beside(a: Float64Array, size: number): number {
  let sum = squares(a);
  for (let i = 0; i < size; i += 1) sum -= (a[i * size + i] as number) ** 2;
  return sum;
}
