import { describe, expect, test } from 'vitest';
import { gatherForms } from '@/lib/authors/gathering';
import { canBeSame, foldName, parseName } from '@/lib/authors/name';

const same = (one: string, other: string) => canBeSame(parseName(one), parseName(other));

describe('one person', () => {
  test.each([
    ['Geoffrey Hinton', 'G. Hinton'],
    ['Geoffrey Hinton', 'Geoffrey E. Hinton'],
    ['G. E. Hinton', 'Geoffrey E. Hinton'],
    ['GE Hinton', 'Geoffrey Hinton'],
    ['G.E. Hinton', 'Geoffrey E Hinton'],
    ['Hinton, Geoffrey', 'Geoffrey Hinton'],
    ['Hinton, G. E.', 'Geoffrey Hinton'],
    ['Laurens van der Maaten', 'L. van der Maaten'],
    ['van der Maaten, Laurens', 'Laurens van der Maaten'],
    ['Maaten, Laurens van der', 'L. Maaten'],
    ['Nando de Freitas', 'N. de Freitas'],
    ['Robert Downey Jr.', 'Robert Downey'],
    ['Downey, Robert, Jr.', 'Robert Downey, Jr.'],
    ['William Gates III', 'W. Gates'],
    ['Jean-Pierre Dupont', 'J.-P. Dupont'],
    ['Jean-Pierre Dupont', 'Jean Pierre Dupont'],
    ['Yi-Fan Zhang', 'Yifan Zhang'],
    ['Jürgen Schmidhuber', 'Jurgen Schmidhuber'],
    ['王伟', '王伟'],
    ['ATLAS Collaboration', 'The ATLAS collaboration'],
    ['Plato', 'Plato'],
  ])('%s and %s', (one, other) => {
    expect(same(one, other)).toBe(true);
    expect(same(other, one)).toBe(true);
  });
});

describe('two people', () => {
  test.each([
    ['Wei Wang', 'Wenbo Wang'],
    ['Geoffrey E. Hinton', 'Geoffrey A. Hinton'],
    ['Geoffrey Hinton', 'Gary Hinton'],
    ['王伟', '王芳'],
    ['ATLAS Collaboration', 'CMS Collaboration'],
    ['Plato', 'P. Lato'],
    ['Ada Roe', 'Bo Roe'],
  ])('%s and %s', (one, other) => {
    expect(same(one, other)).toBe(false);
  });
});

const letters = ['a', 'b', 'é', 'ø', 'Z', '王', '-', '.', ',', ' ', "'", 'jr', ' van ', '1', '\u0301', '😀'];
const invented = Array.from({ length: 400 }, (_, seed) => {
  let state = seed * 7919 + 1;
  return Array.from({ length: 1 + (seed % 9) }, () => {
    state = (state * 48271) % 2147483647;
    return letters[state % letters.length];
  }).join('');
});

test('any text is taken: folding is stable, every name can be itself, and being the same goes both ways', () => {
  for (const [place, name] of invented.entries()) {
    const other = invented[(place * 31) % invented.length] ?? '';
    expect(foldName(foldName(name))).toBe(foldName(name));
    expect(foldName(name)).toMatch(/^([\p{Alphabetic}\p{N}]+( [\p{Alphabetic}\p{N}]+)*)?$/u);
    expect(same(name, name)).toBe(true);
    expect(same(name, other)).toBe(same(other, name));
    if (same(name, other)) expect(parseName(name).key).toBe(parseName(other).key);
  }
});

describe('the forms of a name', () => {
  const of = (...names: string[]) => names.map((name, place) => ({ name, papers: 9 - place }));

  test('are gathered under the most frequent that is written out', () => {
    const found = of('G. Hinton', 'Geoffrey Hinton', 'Geoffrey E. Hinton', 'Ada Roe');
    const { name, forms, doubtful } = gatherForms('Hinton, G.', found) ?? {};
    expect(name).toBe('Geoffrey Hinton');
    expect(forms?.map((form) => form.name)).toEqual(['G. Hinton', 'Geoffrey Hinton', 'Geoffrey E. Hinton']);
    expect(doubtful).toEqual([]);
  });

  test('leave out initials that fit somebody else too', () => {
    const found = of('Wei Wang', 'Wenbo Wang', 'W. Wang');
    const gathered = gatherForms('Wei Wang', found);
    expect(gathered?.forms.map(({ name }) => name)).toEqual(['Wei Wang']);
    expect(gathered?.doubtful.map(({ name }) => name)).toEqual(['W. Wang']);
    expect(gatherForms('W. Wang', found)?.forms.map(({ name }) => name)).toEqual(['W. Wang']);
    expect(gatherForms('Walter Wang', found)).toBeNull();
  });
});
