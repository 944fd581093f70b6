import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseHotPlace, parseNewPlace, writeHotPlace, writeNewPlace } from '@/lib/ranking/places';

const id = fc.constantFrom('2610.00001', '0704.0001', 'hep-th/9901001', 'math/0211159');
const tie = fc.integer({ min: 0, max: 0xffffffff }).map((number) => number.toString(16).padStart(8, '0'));
/** As the database rounds it: seven decimals. */
const hot = fc.integer({ min: 0, max: 99_999_999_999 }).map((number) => Number((number / 1e7).toFixed(7)));

test('a place in Hot survives its address to the last digit', () => {
  fc.assert(
    fc.property(hot, tie, id, (...[score, hash, paper]) => {
      const place = { hot: score, tie: hash, id: paper };
      expect(parseHotPlace(writeHotPlace(place))).toEqual(place);
      expect(parseHotPlace(encodeURIComponent(writeHotPlace(place)))).toEqual(place);
    }),
  );
});

test('a place in New survives its address', () => {
  fc.assert(
    fc.property(tie, id, (hash, paper) => {
      const place = { day: '2026-10-29', tie: hash, id: paper };
      expect(parseNewPlace(writeNewPlace(place))).toEqual(place);
    }),
  );
});

test('what no link of ours names is no place', () => {
  for (const text of [
    '',
    '1_2_3',
    '4371.80_0f3a9c21_2610.00001',
    '4371.8010300_0F3A9C21_2610.00001',
    '-1.0000000_0f3a9c21_2610.00001',
  ])
    expect(parseHotPlace(text)).toBeNull();
  for (const text of [
    '2026-02-30_0f3a9c21_2610.00001',
    '2026-2-3_0f3a9c21_2610.00001',
    '4371.8010300_0f3a9c21_2610.00001',
  ])
    expect(parseNewPlace(text)).toBeNull();
  fc.assert(fc.property(fc.string(), (text) => parseHotPlace(text) === null));
});
