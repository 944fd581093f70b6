import { describe, expect, test } from 'vitest';
import { readLine } from '@/lib/ingest/file-lines';

const plain = {
  id: '2608.10001',
  title: 'A paper',
  abstract: 'We show something.',
  authors: ['Ada Example'],
  categories: ['cs.LG', 'cs.AI'],
  primaryCategory: 'cs.LG',
  published: '2026-08-18T10:00:00Z',
};
const snapshot = {
  id: '0704.0033',
  submitter: 'Ada Example',
  authors: 'Maxim A. Yurkin, Valeri P. Maltsev and Alfons G. Hoekstra',
  title: 'Convergence of the discrete dipole approximation. I. Theoretical\n  analysis',
  comments: '23 pages, 5 figures',
  'journal-ref': null,
  doi: '10.1364/JOSAA.23.002578 10.1364/JOSAA.32.002407',
  'report-no': null,
  categories: 'physics.optics physics.comp-ph',
  license: null,
  abstract: '  We performed a rigorous theoretical convergence analysis.\n',
  versions: [
    { version: 'v2', created: 'Fri, 25 Mar 2022 13:32:49 GMT' },
    { version: 'v1', created: 'Sun, 1 Apr 2007 00:32:14 GMT' },
  ],
  update_date: '2022-03-31',
  authors_parsed: [
    ['Yurkin', 'Maxim A.', ''],
    ['Heath', 'George', 'Jr.', 'Somewhere'],
  ],
};

describe('a line of a file', () => {
  test('of the plain shape becomes a record', () => {
    expect(readLine(JSON.stringify(plain))).toMatchObject({
      id: '2608.10001',
      source: 'file',
      categories: ['cs.LG', 'cs.AI'],
      publishedAt: new Date('2026-08-18T10:00:00Z'),
      announced: null,
    });
  });

  test('states its day only where that can be true', () => {
    expect(readLine(JSON.stringify({ ...plain, announced: '2026-08-19' }))).toMatchObject({
      announced: '2026-08-19',
      dayBy: 'file',
    });
    expect(readLine(JSON.stringify({ ...plain, announced: '2026-10-01' }))).toMatchObject({
      announced: null,
      dayBy: 'estimated',
    });
  });

  test('without a first date takes the latest that its listing day allows', () => {
    const { published: _published, ...undated } = plain;
    const record = readLine(JSON.stringify({ ...undated, announced: '2026-08-20' }));
    expect(record.publishedAt).toEqual(new Date('2026-08-19T18:00:00Z'));
  });

  test('of the metadata snapshot becomes a record with all its versions', () => {
    expect(readLine(JSON.stringify(snapshot))).toMatchObject({
      id: '0704.0033',
      title: 'Convergence of the discrete dipole approximation. I. Theoretical analysis',
      authors: ['Maxim A. Yurkin', 'George Heath Jr.'],
      categories: ['physics.optics', 'physics.comp-ph'],
      dois: ['10.1364/JOSAA.23.002578', '10.1364/JOSAA.32.002407'],
      comment: '23 pages, 5 figures',
      version: 2,
      publishedAt: new Date('2007-04-01T00:32:14Z'),
      versions: [{ number: 1 }, { number: 2 }],
    });
  });

  test.each([
    ['{"id": "2608.1', 'JSON'],
    ['null', 'object'],
    [JSON.stringify({ ...plain, id: '0811.36489' }), '"0811.36489" is not an arXiv id.'],
    [JSON.stringify({ ...plain, title: ' ' }), 'title'],
    [JSON.stringify({ ...plain, published: 'yesterday' }), '"yesterday" is not a date.'],
  ])('%s is refused with a reason', (line, reason) => {
    expect(() => readLine(line)).toThrow(reason);
  });

  test('without a category takes it from an id in the old shape, and is else refused', () => {
    const bare = { ...plain, categories: [], primaryCategory: null };
    expect(readLine(JSON.stringify({ ...bare, id: 'hep-th/9901001' })).categories).toEqual(['hep-th']);
    expect(readLine(JSON.stringify({ ...bare, id: 'math.CA/0611800' }))).toMatchObject({
      id: 'math/0611800',
      categories: ['math.CA'],
    });
    expect(
      readLine(JSON.stringify({ ...snapshot, id: 'hep-th/9901001', categories: null })).categories,
    ).toEqual(['hep-th']);
    expect(() => readLine(JSON.stringify(bare))).toThrow('names no category');
    expect(() => readLine(JSON.stringify({ ...bare, categories: ['68T05'] }))).toThrow('names no category');
  });

  test('keeps mathematical classes apart from its categories', () => {
    const record = readLine(JSON.stringify({ ...plain, categories: ['cs.LG', '68T05', 'I.2.7'] }));
    expect(record).toMatchObject({ categories: ['cs.LG'], subjectClasses: ['68T05', 'I.2.7'] });
  });

  test('has the version it states, or as many as it counts', () => {
    const versionOf = (more: object) => readLine(JSON.stringify({ ...plain, ...more })).version;
    expect(versionOf({})).toBe(1);
    expect(versionOf({ version: 3, versions: 2 })).toBe(3);
    expect(versionOf({ versions: 4 })).toBe(4);
  });

  test('may have the title "0" or one that looks like a tag', () => {
    expect(readLine(JSON.stringify({ ...plain, title: '0' })).title).toBe('0');
    expect(readLine(JSON.stringify({ ...plain, title: "Let's <think>" })).title).toBe("Let's <think>");
  });

  test('of the snapshot may leave out all that is not always known', () => {
    const bare = { ...snapshot, comments: null, doi: null, license: null, authors_parsed: null };
    expect(readLine(JSON.stringify(bare))).toMatchObject({
      comment: null,
      dois: [],
      licence: null,
      authors: ['Maxim A. Yurkin', 'Valeri P. Maltsev', 'Alfons G. Hoekstra'],
    });
    expect(() => readLine(JSON.stringify({ ...snapshot, versions: [] }))).toThrow('versions');
    expect(() => readLine(`${JSON.stringify(snapshot).slice(0, 200)}`)).toThrow('JSON');
  });

  test('characters that no database holds are left out', () => {
    expect(readLine(JSON.stringify({ ...plain, title: 'A\u0000 pa\ud800per' })).title).toBe('A pa\ufffdper');
  });
});
