import { describe, expect, test } from 'vitest';
import { readApiAnswer } from '@/lib/ingest/atom-api';
import { apiAnswer, apiError } from '../../../support/arxiv/api';
import { captures } from '../../../support/arxiv/captures';

describe('an answer of the Atom API', () => {
  test('gives the record with its versions', () => {
    const { records } = readApiAnswer(
      apiAnswer([{ id: '2608.10001v3', published: '2026-08-01T10:00:00Z', updated: '2026-08-18T10:00:00Z' }]),
    );
    expect(records[0]).toMatchObject({
      id: '2608.10001',
      version: 3,
      publishedAt: new Date('2026-08-01T10:00:00Z'),
      revisedAt: new Date('2026-08-18T10:00:00Z'),
      versions: [{ number: 1 }, { number: 3 }],
    });
  });

  test('the title "0" is a title', () => {
    expect(readApiAnswer(apiAnswer([{ id: '2104.12255v1', title: '0' }])).records[0]?.title).toBe('0');
  });

  test('a wrapped title is one line, and the abstract keeps its paragraphs', () => {
    const [record] = readApiAnswer(
      apiAnswer([{ id: '2608.10001v1', title: 'A wrapped\n  title', summary: '  One.\n  Two.\n' }]),
    ).records;
    expect(record).toMatchObject({ title: 'A wrapped title', abstract: 'One.\n  Two.' });
  });

  test('classes of mathematics among the categories are kept apart', () => {
    const [record] = readApiAnswer(
      apiAnswer([{ id: '2608.10001v1', terms: ['math.CO', '05C85', 'F.2.2; I.2.7'] }]),
    ).records;
    expect(record).toMatchObject({ categories: ['math.CO'], subjectClasses: ['05C85', 'F.2.2; I.2.7'] });
  });

  test('the dialect of 2017 with several classes in one term is read alike', () => {
    const [record] = readApiAnswer(
      apiAnswer([
        {
          id: '1709.09882v1',
          terms: ['cs.RO', 'I.2.9; I.2.10;&#10;I.5.4', '14J60 (Primary) 14F05 (Secondary)'],
        },
      ]),
    ).records;
    expect(record).toMatchObject({
      categories: ['cs.RO'],
      subjectClasses: ['I.2.9; I.2.10', 'I.5.4', '14J60 (Primary) 14F05 (Secondary)'],
    });
  });

  test('in any order and with one id missing gives each paper its own facts', () => {
    const { records } = readApiAnswer(
      apiAnswer([
        { id: '2608.10003v1', title: 'Third' },
        { id: 'hep-th/9901001v2', title: 'Old', published: '1999-01-01T10:00:00Z' },
        { id: '2608.10001v1', title: 'First' },
      ]),
    );
    expect(records.map(({ id, title }) => [id, title])).toEqual([
      ['2608.10003', 'Third'],
      ['hep-th/9901001', 'Old'],
      ['2608.10001', 'First'],
    ]);
  });

  test('several DOIs in one field are several', () => {
    const [record] = readApiAnswer(apiAnswer([{ id: '2608.10001v1', doi: '10.1/a 10.2/b;10.3/c' }])).records;
    expect(record?.dois).toEqual(['10.1/a', '10.2/b', '10.3/c']);
  });

  test('no entry is no error, an error entry is one in the words of arXiv', () => {
    expect(readApiAnswer(apiAnswer([]))).toEqual({ records: [], unreadable: [] });
    expect(() => readApiAnswer(apiError)).toThrow('arXiv refused: incorrect id format for x');
  });

  test('a cut answer gives an error and no paper', () => {
    const whole = apiAnswer([{ id: '2608.10001v1' }]);
    for (let length = 0; length < whole.length; length += 7)
      expect(() => readApiAnswer(whole.slice(0, length))).toThrow();
  });
});

describe.skipIf(captures.missing)('true captures', () => {
  test.each([
    ['arxivpy__id_0000.0000_s0_m100_8b51d9633a68.xml', 0],
    ['arxivpy__id_astro-ph_0601001_s0_m100_3150dca9dc76.xml', 1],
    ['arxivpy__id_2104.12255v1_s0_m100_6ae69987ffe1.xml', 1],
    ['arxivpy__q_testing_s0_m100_cfe7536492ca.xml', 100],
    ['arxiv-vanity__vcr_query_1.xml', 100],
    ['arxiv-vanity__test-data_2017-08-13.xml', 10],
  ])('%s holds %i readable papers', (file, count) => {
    const { records, unreadable } = readApiAnswer(captures.read(`atom/${file}`));
    expect(unreadable).toEqual([]);
    expect(records).toHaveLength(count);
  });

  test("the manual's error example is refused", () => {
    expect(() => readApiAnswer(captures.read('atom/arxiv-manual_example_1.xml'))).toThrow('arXiv refused');
  });
});
