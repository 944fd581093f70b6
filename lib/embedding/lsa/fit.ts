import type { WeightedCorpus } from '@/lib/embedding/lsa/corpus';
import { eigen } from '@/lib/embedding/lsa/eigen';
import type { LsaModel } from '@/lib/embedding/lsa/model';
import { gram, orthonormalise } from '@/lib/embedding/lsa/orthonormal';
import { gaussians } from '@/lib/embedding/lsa/random';
import { times, transposedTimes } from '@/lib/embedding/lsa/sparse';

const oversampling = 20;
const mostAxes = 128;
const papersPerAxis = 8;
const powerRounds = 2;
const leastShare = 1e-4;

type Options = { seed?: number; axes?: number; onStep?: (done: number, of: number) => void };

/** How many axes suit a corpus: 128, or fewer where it is small. */
export function axesFor(papers: number, terms: number): number {
  return Math.max(0, Math.min(mostAxes, Math.floor(papers / papersPerAxis), terms - 1));
}

/**
 * Latent semantic analysis: the strongest axes of the papers-by-terms matrix, by randomised SVD (Halko, Martinsson and
 * Tropp, 2011). The same rows and seed give the same bytes. Null where the corpus is too small to say anything.
 */
export function fitLsa({ matrix, terms, idf }: WeightedCorpus, options: Options = {}): LsaModel | null {
  const { seed = 1, onStep = () => {} } = options;
  const wanted = options.axes ?? axesFor(matrix.rows, matrix.columns);
  if (wanted < 2) return null;
  const width = Math.min(wanted + oversampling, matrix.rows, matrix.columns);
  const steps = 2 * powerRounds + 2;
  let y = orthonormalise(times(matrix, gaussians(matrix.columns * width, seed), width), width);
  onStep(1, steps);
  for (let round = 0; round < powerRounds; round += 1) {
    const x = orthonormalise(transposedTimes(matrix, y, width), width);
    onStep(2 * round + 2, steps);
    y = orthonormalise(times(matrix, x, width), width);
    onStep(2 * round + 3, steps);
  }
  const small = transposedTimes(matrix, y, width);
  const { dim, axes } = strongest(small, width, wanted);
  onStep(steps, steps);
  return { dim, papers: matrix.rows, terms, idf, axes };
}

/** B·W/S of B = U·S·Wᵀ, found through the eigenvectors of BᵀB; axes without strength are left out. */
function strongest(b: Float32Array, width: number, wanted: number): { dim: number; axes: Float32Array } {
  const { values, vectors } = eigen(gram(b, width), width);
  const least = (values[0] ?? 0) * leastShare ** 2;
  const dim = Math.min(wanted, values.filter((value) => value > least).length);
  const turned = new Float64Array(width * dim);
  for (let row = 0; row < width; row += 1)
    for (let axis = 0; axis < dim; axis += 1)
      turned[row * dim + axis] = (vectors[row * width + axis] as number) / Math.sqrt(values[axis] as number);
  return { dim, axes: multiply(b, width, turned, dim) };
}

function multiply(tall: Float32Array, width: number, square: Float64Array, dim: number): Float32Array {
  const rows = tall.length / width;
  const result = new Float32Array(rows * dim);
  const line = new Float64Array(dim);
  for (let row = 0; row < rows; row += 1) {
    line.fill(0);
    for (let i = 0; i < width; i += 1) {
      const scale = tall[row * width + i] as number;
      for (let axis = 0; axis < dim; axis += 1)
        line[axis] = (line[axis] as number) + scale * (square[i * dim + axis] as number);
    }
    result.set(line, row * dim);
  }
  return result;
}
