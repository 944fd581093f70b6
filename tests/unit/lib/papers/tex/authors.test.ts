import { describe, expect, it } from 'vitest';
import { renderAuthor, splitAuthors } from '@/lib/papers/tex/authors';

const R = String.raw;

describe('an author', () => {
  it.each([
    [R`Jean-Claude L\'eon`, 'Jean-Claude Léon'],
    [R`M. R{\"u}bhausen`, 'M. Rübhausen'],
    [R`Dijana \v{Z}ili\'c`, 'Dijana Žilić'],
    [R`{\L}ukasz  Kaiser`, 'Łukasz Kaiser'],
    ['C.~N.~Yang', 'C. N. Yang'],
    [R`Mah\.ir B\.ilen Can`, 'Mahir Bilen Can'],
    [R`R. M\ériot`, 'R. Mériot'],
    ['A. T. ~Bajkova', 'A. T. Bajkova'],
    ["Anne O'Connor", "Anne O'Connor"],
    ['Jose\u0301', 'José'],
  ])('%s is %s', (raw, name) => {
    expect(renderAuthor(raw)).toBe(name);
  });
});

describe('a field of authors', () => {
  it.each([
    [
      'A. One (1), B. Two, Jr. (2), and C. Three ((1) X, Y and Z, (2) Q)',
      ['A. One', 'B. Two, Jr.', 'C. Three'],
    ],
    [R`J. Finger,\, Jr., A. B\"uchner and {\'E}. Nom`, ['J. Finger, Jr.', 'A. Büchner', 'É. Nom']],
    [
      'The ATLAS Collaboration: G. Aad, B. Abbott, et al.',
      ['The ATLAS Collaboration', 'G. Aad', 'B. Abbott'],
    ],
    ['A. Smith for the CMS Collaboration', ['A. Smith', 'CMS Collaboration']],
    ['X. Y (for the BaBar Collaboration)', ['X. Y', 'BaBar Collaboration']],
    ['Pierre Auger and Telescope Array Collaborations', ['Pierre Auger and Telescope Array Collaborations']],
    [
      'LIGO Scientific Collaboration and Virgo Collaboration',
      ['LIGO Scientific Collaboration', 'Virgo Collaboration'],
    ],
    ['A. Alpha, B. Beta & C. Gamma (12 additional authors not shown)', ['A. Alpha', 'B. Beta', 'C. Gamma']],
    ['C.-P. Yuan,D.E.Foo,,:', ['C.-P. Yuan', 'D.E.Foo']],
    ['Ludwig van der Berg III, Sandy Anderson', ['Ludwig van der Berg III', 'Sandy Anderson']],
    ['John Heath, III, Al Ettal', ['John Heath, III', 'Al Ettal']],
    ['A. One (1 and 2), B. Two', ['A. One', 'B. Two']],
    ['H1 Collaboration', ['H1 Collaboration']],
    ['', []],
  ])('%s', (raw, names) => {
    expect(splitAuthors(raw)).toEqual(names);
  });

  it('of 3,000 names takes well under a second', () => {
    const raw = Array.from({ length: 3_000 }, (_, i) => R`A. B\"uchner${i} (${i})`).join(', ');
    const start = performance.now();
    expect(splitAuthors(raw)).toHaveLength(3_000);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
