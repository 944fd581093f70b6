import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeParams } from '@/lib/embedding/codec';
import { Corpus } from '@/lib/embedding/lsa/corpus';
import { eigen } from '@/lib/embedding/lsa/eigen';
import { axesFor, fitLsa } from '@/lib/embedding/lsa/fit';
import { foldIn, type LsaModel, unit } from '@/lib/embedding/lsa/model';
import { gram, orthonormalise } from '@/lib/embedding/lsa/orthonormal';
import { gaussians } from '@/lib/embedding/lsa/random';
import { readWords } from '@/lib/embedding/lsa/words';
import { VectorIndex } from '@/lib/embedding/vector-index';

const subjects = [
  'robot arm grasp joint torque',
  'protein fold residue chain cell',
  'stock price market trade fund',
];

/** Papers of three subjects, each with words of its own subject and words of none. */
function papersOf(count: number): Map<string, number>[] {
  return Array.from({ length: count }, (_, paper) => {
    const own = (subjects[paper % 3] ?? '').split(' ');
    const words = own.filter((_, place) => (paper + place) % 4 !== 0);
    return new Map(
      [...words, `noise${paper % 17}`, `other${paper % 13}`].map((word) => [word, 1 + (paper % 2)]),
    );
  });
}

function fitted(count = 120, seed = 1): LsaModel {
  const corpus = new Corpus();
  for (const words of papersOf(count)) corpus.add(words);
  const model = fitLsa(corpus.weigh(), { seed, axes: 6 });
  if (!model) throw new Error('too few papers');
  return model;
}

const cos = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
const wordsOf = (text: string) => new Map(text.split(' ').map((word) => [word, 1]));

test('the words of a tsvector are read with their counts', () => {
  expect([...readWords(`'cat':3A,7B,9B 'o''hara':2A 'back\\\\slash':1B 'a,b':4A`)]).toEqual([
    ['cat', 3],
    ["o'hara", 1],
    ['back\\slash', 1],
    ['a,b', 1],
  ]);
  expect(readWords('').size).toBe(0);
});

test('columns become orthonormal, dependent ones excepted', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.integer(), (width, seed) => {
      const g = gram(orthonormalise(gaussians(60 * width, seed), width), width);
      for (let i = 0; i < width; i += 1)
        for (let j = 0; j < width; j += 1) expect(g[i * width + j]).toBeCloseTo(i === j ? 1 : 0, 5);
    }),
    { numRuns: 30 },
  );
});

test('eigenvectors give back their matrix, largest value first', () => {
  const size = 9;
  const matrix = gram(gaussians(30 * size, 5), size);
  const { values, vectors } = eigen(matrix, size);
  expect([...values]).toEqual([...values].sort((a, b) => b - a));
  for (let i = 0; i < size; i += 1)
    for (let j = 0; j < size; j += 1) {
      let sum = 0;
      for (let k = 0; k < size; k += 1)
        sum += (vectors[i * size + k] ?? 0) * (values[k] ?? 0) * (vectors[j * size + k] ?? 0);
      expect(sum).toBeCloseTo(matrix[i * size + j] ?? 0, 8);
    }
});

test('the axes of a model are orthonormal', () => {
  const { axes, dim } = fitted();
  const g = gram(axes, dim);
  for (let i = 0; i < dim; i += 1)
    for (let j = 0; j < dim; j += 1) expect(g[i * dim + j]).toBeCloseTo(i === j ? 1 : 0, 4);
});

test('the same papers and seed give the same bytes', () => {
  expect(encodeParams(fitted()).equals(encodeParams(fitted()))).toBe(true);
});

test('words of one subject lie near each other, though no paper holds both', () => {
  const model = fitted();
  const [robots, arms, proteins] = ['robot torque', 'arm joint', 'protein cell'].map((text) =>
    foldIn(model, wordsOf(text)),
  );
  if (!robots || !arms || !proteins) throw new Error('no vector');
  expect(cos(robots, arms)).toBeGreaterThan(0.8);
  expect(cos(robots, proteins)).toBeLessThan(0.3);
});

test('a vector has length 1, and none where no word is known', () => {
  const model = fitted();
  expect(cos(foldIn(model, wordsOf('robot')), foldIn(model, wordsOf('robot')))).toBeCloseTo(1, 5);
  expect([...foldIn(model, wordsOf('never heard'))].every((value) => value === 0)).toBe(true);
});

test('too few papers give no model, a small corpus few axes', () => {
  const corpus = new Corpus();
  for (const words of papersOf(5)) corpus.add(words);
  expect(fitLsa(corpus.weigh())).toBeNull();
  expect(axesFor(665, 5_000)).toBe(83);
  expect(axesFor(100_000, 40_000)).toBe(128);
});

test('the nearest are those of a slow search, and a vector that is put again replaces the old one', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 20 }),
      fc.integer(),
      (count, k, seed) => {
        const index = new VectorIndex(5);
        const all = new Map<string, Float32Array>();
        for (let at = 0; at < count; at += 1) {
          const [id, vector] = [`p${at % 40}`, unit(gaussians(5, seed + at))];
          all.set(id, vector);
          index.put(id, vector);
        }
        const query = unit(gaussians(5, seed - 1));
        const slow = [...all].map(([id, vector]) => ({ id, score: cos(query, vector) }));
        slow.sort((a, b) => b.score - a.score);
        expect(index.nearest(query, k).map(({ id }) => id)).toEqual(slow.slice(0, k).map(({ id }) => id));
        expect(index.size).toBe(all.size);
      },
    ),
  );
});

test('cosine is the same both ways', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), (a, b) => {
      const [x, y] = [unit(gaussians(16, a)), unit(gaussians(16, b))];
      const [one, two] = [new VectorIndex(16), new VectorIndex(16)];
      one.put('y', y);
      two.put('x', x);
      expect(one.nearest(x, 1)[0]?.score).toBe(two.nearest(y, 1)[0]?.score);
    }),
  );
});
