import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeParams, decodeVector, encodeParams, encodeVector } from '@/lib/embedding/codec';

const floats = fc.float32Array({ noNaN: true, maxLength: 300 });

test('a vector comes back as it was, wherever its bytes begin', () => {
  fc.assert(
    fc.property(floats, fc.integer({ min: 0, max: 7 }), (values, offset) => {
      const bytes = encodeVector(values);
      const moved = new Uint8Array(bytes.length + offset);
      moved.set(bytes, offset);
      expect(decodeVector(moved.subarray(offset))).toEqual(values);
    }),
  );
});

test('numbers are little-endian', () => {
  expect([...encodeVector(Float32Array.of(1, -2))]).toEqual([0, 0, 128, 63, 0, 0, 0, 192]);
});

test('a model comes back as it was', () => {
  const names = fc.uniqueArray(
    fc.string({ unit: 'grapheme' }).filter((name) => !name.includes('\n')),
    { minLength: 1, maxLength: 30 },
  );
  fc.assert(
    fc.property(names, fc.integer({ min: 1, max: 9 }), (words, dim) => {
      const model = {
        dim,
        papers: 77,
        terms: new Map(words.map((word, place) => [word, place])),
        idf: Float32Array.from(words, (_, place) => place + 0.5),
        axes: Float32Array.from({ length: words.length * dim }, (_, place) => place / 3),
      };
      expect(decodeParams(encodeParams(model))).toEqual(model);
    }),
  );
});

test('half a model, and what is none, are refused', () => {
  const model = {
    dim: 2,
    papers: 3,
    terms: new Map([['a', 0]]),
    idf: Float32Array.of(1),
    axes: Float32Array.of(1, 2),
  };
  const bytes = encodeParams(model);
  expect(() => decodeParams(bytes.subarray(0, bytes.length - 4))).toThrow('incomplete');
  expect(() => decodeParams(Buffer.from('something else altogether'))).toThrow('no fitted model');
});
