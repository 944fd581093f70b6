import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareAll, likenessOf } from '@/lib/for-you/likeness';

const alike = (angle: number) => Float32Array.from([Math.cos(angle), Math.sin(angle)]);
const vectors = (angles: Record<string, number>) =>
  new Map(Object.entries(angles).map(([id, angle]) => [id, alike(angle)]));

test('the paper that is most alike is named, and the likest candidate has the whole share', () => {
  const liked = vectors({ north: Math.PI / 2, east: 0 });
  const others = { a: 1.5, b: 0.05, c: 3, d: 3.1, e: 3.2, f: 3.3, g: 3.4, h: 3.5, i: 3.6 };
  const found = likenessOf(compareAll(vectors(others), liked));
  expect(found.get('a')?.nearestId).toBe('north');
  expect(found.get('b')?.nearestId).toBe('east');
  expect(Math.max(...[...found.values()].map(({ share }) => share))).toBe(1);
  expect(found.has('g')).toBe(false);
});

test('among papers that are all equally unlike, none is called alike', () => {
  const unlike = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`p${n}`, 2 + n / 1e4]));
  expect(likenessOf(compareAll(vectors(unlike), vectors({ own: 0 }))).size).toBe(0);
});

test('without liked papers or without vectors nothing is alike', () => {
  expect(likenessOf(compareAll(vectors({ a: 1 }), new Map())).size).toBe(0);
  expect(likenessOf(compareAll(new Map(), vectors({ a: 1 }))).size).toBe(0);
});

test('shares lie between 0 and 1 and follow nearness', () => {
  const angles = fc.dictionary(fc.string({ minLength: 1 }), fc.double({ min: 0, max: 6, noNaN: true }), {
    minKeys: 1,
  });
  fc.assert(
    fc.property(angles, angles, (candidates, own) => {
      const nearness = compareAll(vectors(candidates), vectors(own));
      const found = likenessOf(nearness);
      const value = (id: string) => (nearness.get(id)?.mean ?? 0) + (nearness.get(id)?.nearest ?? 0);
      const ids = [...found.keys()].sort((a, b) => value(a) - value(b));
      const shares = ids.map((id) => found.get(id)?.share ?? -1);
      for (const share of shares) expect(share > 0 && share <= 1).toBe(true);
      expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    }),
  );
});
