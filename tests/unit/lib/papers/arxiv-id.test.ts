import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arxivUrl, monthOfId, parseArxivId } from '@/lib/papers/arxiv-id';

const freshId = fc
  .tuple(
    fc.integer({ min: 15, max: 99 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 99_999 }),
  )
  .map(([year, month, number]) => `${two(year)}${two(month)}.${String(number).padStart(5, '0')}`);
const oldId = fc
  .tuple(
    fc.constantFrom('hep-th', 'hep-ph', 'math', 'solv-int', 'cond-mat', 'cs', 'q-alg', 'acc-phys'),
    fc.integer({ min: 92, max: 99 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 999 }),
  )
  .map(
    ([archive, year, month, number]) => `${archive}/${year}${two(month)}${String(number).padStart(3, '0')}`,
  );
const id = fc.oneof(freshId, oldId);

const forms: ((id: string) => string)[] = [
  (id) => id,
  (id) => `  ${id}\n`,
  (id) => `arXiv:${id}`,
  (id) => `ARXIV: ${id}`,
  (id) => `oai:arXiv.org:${id}`,
  (id) => `https://arxiv.org/abs/${id}`,
  (id) => `http://www.arxiv.org/pdf/${id}.pdf`,
  (id) => `https://export.arxiv.org/html/${id}?context=cs#S2`,
  (id) => `10.48550/arXiv.${id}`,
  (id) => `https://doi.org/10.48550/arXiv.${id}`,
  (id) => `doi:10.48550/ARXIV.${id}`,
  (id) => id.toUpperCase(),
];

describe('reading an arXiv id', () => {
  test('every written form of a paper leads to the same id', () => {
    fc.assert(
      fc.property(id, fc.constantFrom(...forms), (id, form) => {
        expect(parseArxivId(form(id))).toEqual({ id, version: null });
      }),
    );
  });

  test('the version is read apart from the id, in either case of the letter', () => {
    fc.assert(
      fc.property(id, fc.integer({ min: 1, max: 99 }), (id, version) => {
        expect(parseArxivId(`arXiv:${id}v${version}`)).toEqual({ id, version });
        expect(parseArxivId(`https://arxiv.org/pdf/${id}V${version}.pdf`)).toEqual({ id, version });
      }),
    );
  });

  test('the subject class of an old id is dropped', () => {
    expect(parseArxivId('math.CA/0611800')).toEqual({ id: 'math/0611800', version: null });
  });

  test('a v inside the archive is no version', () => {
    expect(parseArxivId('solv-int/9901001v2')).toEqual({ id: 'solv-int/9901001', version: 2 });
  });

  test.each([
    '0811.36489',
    '1501.0001',
    '1413.00001',
    '1501.00001v0',
    '1412.00001',
    '0703.0001',
    'hep-th/0704001',
    'hep-th/9913001',
    'hep-th/990100',
    '1501.00001x',
    '2401.1',
    'https://example.org/abs/',
    'not an id',
    '',
  ])('"%s" is no id and is not cut to one', (text) => {
    expect(parseArxivId(text)).toBeNull();
  });

  test('any text at all gives an id or null, never an error', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseArxivId(text)));
  });

  test('the month of announcement is read from the id', () => {
    expect(monthOfId('1201.0001')).toBe('2012-01');
    expect(monthOfId('hep-th/9901001')).toBe('1999-01');
    expect(monthOfId('math/0611800')).toBe('2006-11');
  });

  test('addresses at arXiv keep the slash of old ids', () => {
    expect(arxivUrl('hep-th/9901001', 'pdf')).toBe('https://arxiv.org/pdf/hep-th/9901001');
  });
});

function two(number: number): string {
  return String(number).padStart(2, '0');
}
