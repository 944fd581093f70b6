import { describe, expect, test } from 'vitest';
import { categoryOfId, clean, oneLine, requireMoment, sortSubjects, splitDois } from '@/lib/ingest/fields';

describe('what stands among the categories', () => {
  const legacy =
    'acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas cond-mat dg-ga funct-an mtrl-th patt-sol plasm-ph q-alg q-bio solv-int supr-con';
  const present =
    'cs.AI math.CO stat.ML quant-ph hep-th math-ph cond-mat.mtrl-sci physics.acc-ph q-bio.QM eess.IV nlin.CD';

  test.each([...legacy.split(' '), ...present.split(' ')])('%s is a category', (code) => {
    expect(sortSubjects([code])).toEqual({ categories: [code], subjectClasses: [] });
  });

  test.each([
    '49K30; 39A12',
    '14J60 (Primary) 14F05 (Secondary)',
    'F.1.1; F.2.1',
    '68T05',
    '68Txx',
    '00-01',
    'I.2.7',
    'I.2',
    'H.3',
    'MSC 68T05',
    'ACM F.2.2',
    'Primary 05C85',
    'Secondary: 34C29, 60J60',
  ])('%s is none', (classes) => {
    expect(sortSubjects([classes])).toEqual({ categories: [], subjectClasses: [classes] });
  });

  test('the first category stays the first, and each is there once', () => {
    expect(sortSubjects(['cs.LG', 'cs.AI', 'cs.LG', ' 68T05;', '']).categories).toEqual(['cs.LG', 'cs.AI']);
  });

  test('both codes of an alias stay, and none is made up', () => {
    expect(sortSubjects(['math-ph', 'math.MP']).categories).toEqual(['math-ph', 'math.MP']);
    expect(sortSubjects(['cs.SY']).categories).toEqual(['cs.SY']);
  });
});

test.each([
  ['hep-th/9901001', 'hep-th'],
  ['https://arxiv.org/abs/math.CA/0611800v2', 'math.CA'],
  ['Solv-Int/9901001', 'solv-int'],
  ['0704.0001', null],
  ['2608.10001', null],
])('the id %s names the category %s', (id, category) => {
  expect(categoryOfId(id)).toBe(category);
});

test.each([
  ['10.1364/A.23 10.1364/A.32', ['10.1364/A.23', '10.1364/A.32']],
  ['10.1/a;10.2/b, 10.3/c', ['10.1/a', '10.2/b', '10.3/c']],
  ['https://doi.org/10.1/a http://dx.doi.org/10.2/b doi:10.3/c', ['10.1/a', '10.2/b', '10.3/c']],
  ['10.1016/0370-2693(86)90181-0', ['10.1016/0370-2693(86)90181-0']],
  ['10.1/a 10.1/a', ['10.1/a']],
  ['to appear', []],
  [null, []],
])('the DOIs in %j are %j', (text, dois) => {
  expect(splitDois(text)).toEqual(dois);
});

test('text loses control characters and half characters, a title its line breaks', () => {
  expect(clean(' a\u0000b\ud800\n  c ')).toBe('ab\ufffd\n  c');
  expect(oneLine('A\n  wrapped\ttitle')).toBe('A wrapped title');
});

test.each(['', 'yesterday', '2026-13-01', '0001-01-01', '9999-01-01'])('"%s" is no date', (text) => {
  expect(() => requireMoment(text)).toThrow('is not a date.');
});
