import { describe, expect, test } from 'vitest';
import { cleanAuthors } from '@/lib/ingest/author-list';

describe('a list of authors that its source has split', () => {
  test.each([
    [['T. Aaltonen', 'et al'], ['T. Aaltonen']],
    [['T. Aaltonen et al.'], ['T. Aaltonen']],
    [['and et. al.', 'A. One'], ['A. One']],
    [
      ['Keck Array', 'BICEP2 Collaborations', ':', 'P. Ade'],
      ['Keck Array', 'BICEP2 Collaborations', 'P. Ade'],
    ],
    [
      ['CDF Collaboration: T. Aaltonen', 'et al'],
      ['CDF Collaboration', 'T. Aaltonen'],
    ],
    [
      ['A. One', 'for the Belle Collaboration', 'on behalf of the SEE-COAST Team'],
      ['A. One', 'Belle Collaboration', 'SEE-COAST Team'],
    ],
    [
      ['and Shadab Khan', 'W. R. Cooney,', '. K. Fushimi'],
      ['Shadab Khan', 'W. R. Cooney', 'K. Fushimi'],
    ],
    [['', ' ', '.', 'A\n  One'], ['A One']],
  ])('%j gives %j', (list, names) => {
    expect(cleanAuthors(list)).toEqual(names);
  });

  test.each([
    'Heath, Jr.',
    'Russell E. Ryan, Jr.',
    'Donald Johann Jr. and Fred Prior',
    'Ko Watanabe. Stanislav Frolov. Adriano Lucieri. Andreas Dengel',
    "Jean-Claude L\\'eon",
    'M. R{\\"u}bhausen',
    'Andy Al',
    'Fortune Aladdin',
    'Ford Prefect',
    'For Sale',
    'Etal Alman',
    'Petal Al',
    'X',
    '王',
    'Gemini Team',
    'the Virgo Collaboration',
    'A. B.',
    'Ludwig van Beethoven',
  ])('%s stays one name, as it is', (name) => {
    expect(cleanAuthors([name])).toEqual([name]);
  });

  test('of thousands is cleaned and loses nobody', () => {
    const names = Array.from({ length: 3_303 }, (_, index) => `Ada ${index} Example`);
    expect(cleanAuthors([...names, 'et al.'])).toEqual(names);
  });
});
