import { expect, test } from 'vitest';
import { findCategory, spellCategory, withCounts } from '@/lib/ranking/categories/schema';
import { listRules, parseSort, sorts, votesToStay } from '@/lib/ranking/schema';

test('every order has an address of its own, a sentence and a formula', () => {
  const listed = listRules();
  expect(new Set(listed.map(({ path }) => path)).size).toBe(sorts.length);
  for (const { sentence, formula } of listed) expect(sentence.endsWith('.') && formula.length > 0).toBe(true);
});

test('so many votes keep a paper above a newer one without any, and one fewer do not', () => {
  expect([1, 2, 3, 5].map(votesToStay)).toEqual([3, 10, 31, 316]);
  for (const batches of [1, 2, 3, 5]) {
    const lead = (votes: number) => Math.log10(1 + votes) - batches / 2;
    expect(lead(votesToStay(batches))).toBeGreaterThan(1e-9);
    expect(lead(votesToStay(batches) - 1)).toBeLessThan(1e-9);
  }
});

test('an order that is not ours is none', () => {
  expect([parseSort('rising'), parseSort('toString'), parseSort('')]).toEqual(['rising', null, null]);
});

test('a category is known by its code, and an archive by its own', () => {
  expect(findCategory('cs.LG')).toMatchObject({ name: 'Machine Learning', archive: { code: 'cs' } });
  expect(findCategory('hep-th')).toMatchObject({ archive: null, beside: [] });
  expect(findCategory('cond-mat.str-el')?.name).toBe('Strongly Correlated Electrons');
  for (const code of ['cs.lg', 'cs.ZZ', 'cs.', '', '__proto__', 'cs.constructor', 'cs.LG.LG'])
    expect(findCategory(code)).toBeNull();
});

test('another spelling leads to the code as arXiv writes it', () => {
  expect([spellCategory('CS.lg'), spellCategory('Hep-TH'), spellCategory('cs.zz')]).toEqual([
    'cs.LG',
    'hep-th',
    null,
  ]);
});

test('what is not counted has no papers', () => {
  const [first] = withCounts(
    new Map([
      ['cs', 3],
      ['cs.LG', 2],
    ]),
  );
  expect(first).toMatchObject({ code: 'cs', papers: 3 });
  expect(first?.parts.filter(({ papers }) => papers > 0)).toEqual([
    { code: 'cs.LG', name: 'Machine Learning', papers: 2 },
  ]);
});
