/** Makes the columns of a tall dense matrix orthonormal, in place: Cholesky QR, twice, since once is not exact. */
export function orthonormalise(tall: Float32Array, width: number): Float32Array {
  for (let round = 0; round < 2; round += 1) {
    const inverse = invertUpper(factor(gram(tall, width), width), width);
    multiplyRows(tall, inverse, width);
  }
  return tall;
}

/** MᵀM, four rows at a time. */
export function gram(tall: Float32Array, width: number): Float64Array {
  const result = new Float64Array(width * width);
  const rows = tall.length / width;
  const whole = rows - (rows % 4);
  for (let row = 0; row < whole; row += 4) addFourRows(result, tall, row * width, width);
  for (let row = whole; row < rows; row += 1) addRow(result, tall, row * width, width);
  for (let i = 0; i < width; i += 1)
    for (let j = 0; j < i; j += 1) result[i * width + j] = result[j * width + i] as number;
  return result;
}

function addFourRows(sum: Float64Array, tall: Float32Array, start: number, width: number): void {
  const [second, third, fourth] = [start + width, start + 2 * width, start + 3 * width];
  for (let i = 0; i < width; i += 1) {
    const a = tall[start + i] as number;
    const b = tall[second + i] as number;
    const c = tall[third + i] as number;
    const d = tall[fourth + i] as number;
    const line = i * width;
    for (let j = i; j < width; j += 1)
      sum[line + j] =
        (sum[line + j] as number) +
        a * (tall[start + j] as number) +
        b * (tall[second + j] as number) +
        c * (tall[third + j] as number) +
        d * (tall[fourth + j] as number);
  }
}

function addRow(sum: Float64Array, tall: Float32Array, start: number, width: number): void {
  for (let i = 0; i < width; i += 1)
    for (let j = i; j < width; j += 1)
      sum[i * width + j] =
        (sum[i * width + j] as number) + (tall[start + i] as number) * (tall[start + j] as number);
}

/** Upper R with RᵀR = G; a small ridge keeps it possible where columns depend on each other. */
function factor(g: Float64Array, width: number): Float64Array {
  let trace = 0;
  for (let i = 0; i < width; i += 1) trace += g[i * width + i] as number;
  const ridge = (trace / width) * 1e-9 + 1e-30;
  const r = new Float64Array(width * width);
  for (let i = 0; i < width; i += 1)
    for (let j = i; j < width; j += 1) {
      let sum = (g[i * width + j] as number) + (i === j ? ridge : 0);
      for (let k = 0; k < i; k += 1) sum -= (r[k * width + i] as number) * (r[k * width + j] as number);
      r[i * width + j] = i === j ? Math.sqrt(Math.max(sum, ridge)) : sum / (r[i * width + i] as number);
    }
  return r;
}

function invertUpper(r: Float64Array, width: number): Float64Array {
  const inverse = new Float64Array(width * width);
  for (let j = 0; j < width; j += 1) {
    inverse[j * width + j] = 1 / (r[j * width + j] as number);
    for (let i = j - 1; i >= 0; i -= 1) {
      let sum = 0;
      for (let k = i + 1; k <= j; k += 1)
        sum += (r[i * width + k] as number) * (inverse[k * width + j] as number);
      inverse[i * width + j] = -sum / (r[i * width + i] as number);
    }
  }
  return inverse;
}

function multiplyRows(tall: Float32Array, upper: Float64Array, width: number): void {
  const row = new Float64Array(width);
  for (let start = 0; start < tall.length; start += width) {
    row.fill(0);
    for (let i = 0; i < width; i += 1) {
      const scale = tall[start + i] as number;
      const line = i * width;
      for (let j = i; j < width; j += 1) row[j] = (row[j] as number) + scale * (upper[line + j] as number);
    }
    tall.set(row, start);
  }
}
