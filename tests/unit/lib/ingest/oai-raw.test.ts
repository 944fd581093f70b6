import { describe, expect, test } from 'vitest';
import { BadResumptionToken } from '@/lib/ingest/oai-answer';
import { readOaiPage } from '@/lib/ingest/oai-raw';
import { captures } from '../../../support/arxiv/captures';
import { envelope, type OaiRecord, oaiAnswer, oaiError } from '../../../support/arxiv/oai';

const read = (record: Partial<OaiRecord>) => {
  const { records, unreadable } = readOaiPage(oaiAnswer([{ id: '2608.10001', ...record }]));
  expect(unreadable).toEqual([]);
  return records[0];
};
const first = { date: 'Tue, 18 Aug 2026 10:00:00 GMT' };
const second = { date: 'Mon, 24 Aug 2026 09:00:00 GMT' };

describe('a record of OAI-PMH', () => {
  test('states everything that arXiv knows', () => {
    const more = `<comments>9 pages,
      3 figures</comments><journal-ref>J. Ex. 1 (2026) 2</journal-ref><doi>10.1/a, 10.1/b</doi><doi>10.1/c</doi>
      <report-no>EX-1</report-no><license>http://creativecommons.org/licenses/by/4.0/</license><proxy>ccsd</proxy>
      <msc-class>37F10, 30D05</msc-class>`;
    const versions = [first, { ...second, size: '120kb', sourceType: 'DS' }];
    const title = String.raw`On $\alpha$
  things`;
    expect(
      read({ title, more, versions, categories: 'math.DS cs.AI', datestamp: '2026-08-25' }),
    ).toMatchObject({
      id: '2608.10001',
      source: 'oai',
      title: String.raw`On $\alpha$ things`,
      abstract: 'We show something.',
      authors: ['Ada Example', 'Ben Example'],
      categories: ['math.DS', 'cs.AI'],
      subjectClasses: ['37F10, 30D05'],
      comment: '9 pages, 3 figures',
      journalRef: 'J. Ex. 1 (2026) 2',
      reportNo: 'EX-1',
      dois: ['10.1/a', '10.1/b', '10.1/c'],
      licence: 'http://creativecommons.org/licenses/by/4.0/',
      publishedAt: new Date('2026-08-18T10:00:00Z'),
      revisedAt: new Date('2026-08-24T09:00:00Z'),
      metadataOn: '2026-08-25',
      version: 2,
      versions: [
        { number: 1, sizeKb: 9, sourceType: null },
        { number: 2, sizeKb: 120, sourceType: 'DS' },
      ],
      hasFiles: true,
    });
  });

  test('is the same in whatever order its elements stand', () => {
    const text = oaiAnswer([
      { id: '2608.10001', versions: [first, second], more: '<comments>Nine</comments>' },
    ]);
    const inside = /(?<=<arXivRaw[^>]*>)[\s\S]*(?=<\/arXivRaw>)/.exec(text)?.[0] ?? '';
    const elements = inside.match(/<(\w[\w-]*)[^>]*>[\s\S]*?<\/\1>/g) ?? [];
    expect(elements.length).toBeGreaterThan(7);
    for (const turn of elements.keys()) {
      const shuffled = [...elements.slice(turn), ...elements.slice(0, turn)].reverse().join('\n');
      expect(readOaiPage(text.replace(inside, () => shuffled)).records).toEqual(readOaiPage(text).records);
    }
  });

  test('needs neither licence nor size', () => {
    expect(read({ versions: [{ ...first, size: '' }] })).toMatchObject({
      licence: null,
      versions: [{ sizeKb: null }],
    });
  });

  test('has no files where its newest version is withdrawn, and has them again when it comes back', () => {
    expect(read({ versions: [first, { ...second, size: '0kb', sourceType: 'I' }] })?.hasFiles).toBe(false);
    expect(read({ versions: [{ ...first, sourceType: 'I' }, second] })?.hasFiles).toBe(true);
  });

  test.each([
    ['<acm-class>None</acm-class>', []],
    ['<msc-class>11G20</msc-class><acm-class>11G20</acm-class>', ['11G20']],
    ['<acm-class>C.4; H.1</acm-class>', ['C.4; H.1']],
  ])('has the subject classes of %s', (more, classes) => {
    expect(read({ more })?.subjectClasses).toEqual(classes);
  });
});

describe('the day of a paper that was found by OAI-PMH', () => {
  test.each([
    ['2026-08-19', '2026-08-19', 'oai'],
    ['2026-08-25', '2026-08-25', 'oai'],
    ['2026-08-26', null, 'estimated'],
    ['2026-08-18', null, 'estimated'],
    ['2026-08-22', null, 'estimated'],
    ['soon', null, 'estimated'],
  ])('submitted on Tuesday the 18th, touched on %s: %s', (datestamp, announced, dayBy) => {
    expect(read({ datestamp })).toMatchObject({ announced, dayBy });
  });

  test('is not told by the date of a revision', () => {
    expect(read({ datestamp: '2026-08-19', versions: [first, second] })).toMatchObject({
      announced: null,
      metadataOn: '2026-08-19',
    });
  });
});

describe('an answer of OAI-PMH', () => {
  test('names the next page, or none', () => {
    expect(readOaiPage(oaiAnswer([], '12|3')).token).toBe('12|3');
    expect(readOaiPage(oaiAnswer([])).token).toBeNull();
  });

  test('without anything that matches is empty and no failure', () => {
    const page = readOaiPage(oaiError('noRecordsMatch', ''));
    expect(page).toEqual({ records: [], unreadable: [], deleted: [], token: null });
  });

  test('whose token has run out is told apart from other refusals', () => {
    expect(() => readOaiPage(oaiError('badResumptionToken', 'expired'))).toThrow(BadResumptionToken);
    const refusal = () => readOaiPage(oaiError('badArgument', 'The date is wrong'));
    expect(refusal).toThrow('arXiv refused (badArgument): The date is wrong.');
    expect(refusal).not.toThrow(BadResumptionToken);
  });

  test.each(['<identifier>oai:arXiv.org:2608.10002</identifier>', ''])(
    'may name papers that are deleted: %s',
    (identifier) => {
      const header = `<record><header status="deleted">${identifier}</header></record>`;
      const text = oaiAnswer([{ id: '2608.10001' }]).replace('<ListRecords>', `<ListRecords>${header}`);
      expect(readOaiPage(text)).toMatchObject({
        records: [{ id: '2608.10001' }],
        unreadable: [],
        deleted: identifier ? ['2608.10002'] : [],
      });
    },
  );

  test('keeps a record that cannot be read, and reads its neighbours', () => {
    const list = [{ id: '0811.36489' }, { id: '2608.10001', versions: [] }, { id: '2608.10002' }];
    const page = readOaiPage(oaiAnswer(list));
    expect(page.records.map(({ id }) => id)).toEqual(['2608.10002']);
    expect(page.unreadable.map(({ reason }) => reason)).toEqual([
      '"0811.36489" is not an arXiv id.',
      'The record names no version.',
    ]);
    expect(page.unreadable[0]?.raw).toContain('<identifier>oai:arXiv.org:0811.36489');
  });

  test.each([
    ['cut off', oaiAnswer([{ id: '2608.10001' }]).slice(0, -40), 'not well-formed'],
    ['a web page', '<html><body>Busy</body></html>', 'a web page instead of XML'],
    ['a feed', '<feed xmlns="http://www.w3.org/2005/Atom"/>', 'not OAI-PMH: it begins with <feed>'],
    ['nothing', envelope(''), 'neither records nor an error'],
    [
      'a list of identifiers',
      envelope('<ListIdentifiers><header><identifier>x</identifier></header></ListIdentifiers>'),
      'lists identifiers',
    ],
  ])('that is %s gives nothing and says why', (_what, body, sentence) => {
    expect(() => readOaiPage(body)).toThrow(sentence);
  });
});

const refusals: Record<string, string> = {
  'generic_not-arXiv__ListRecords4.xml': 'in the metadata format oai_dc; only arXivRaw can be read.',
  'generic_not-arXiv__badArgument.xml': 'arXiv refused (badArgument): no reason given.',
  'generic_not-arXiv__cannotDisseminateFormat.xml':
    'arXiv refused (cannotDisseminateFormat): no reason given.',
  'generic_not-arXiv__undefinedError.xml': 'arXiv refused (undefinedError): no reason given.',
};

describe.skipIf(captures.missing)('the captures of OAI-PMH', () => {
  test('a page of 1,000 records of 2014 is read but for the one id that is none', () => {
    const page = readOaiPage(captures.read('oai/arXivRaw_ListRecords_2014_page96.xml'));
    expect(page.records).toHaveLength(999);
    expect(page.unreadable.map(({ reason }) => reason)).toEqual(['"0811.36489" is not an arXiv id.']);
    expect(page.token).toBe('496549|96001');
    const count = (of: (record: (typeof page.records)[number]) => unknown) => page.records.filter(of).length;
    const versions = page.records.flatMap((record) => record.versions);
    expect(versions.filter(({ sourceType }) => sourceType?.includes('I'))).toHaveLength(7);
    expect(count(({ subjectClasses }) => subjectClasses.length > 0)).toBeGreaterThan(190);
    expect(count(({ comment }) => comment === null)).toBe(136);
    expect(count(({ dois }) => dois.length === 2)).toBeGreaterThan(0);
    expect(count(({ authors }) => authors.length === 0)).toBe(0);
    expect(count(({ subjectClasses }) => subjectClasses.includes('None'))).toBe(0);
  });

  const others = captures.list('oai').filter((file) => !file.startsWith('arXivRaw'));

  test('nothing that matches is success', () => {
    expect(readOaiPage(captures.read('oai/generic_not-arXiv__noRecordsMatch.xml')).records).toEqual([]);
  });

  test.each(others.filter((file) => !file.includes('noRecordsMatch')))('%s is refused in words', (file) => {
    const format = file.startsWith('oai_dc') ? 'oai_dc' : 'arXiv';
    const bare = file.startsWith('oai_dc__') ? 'not OAI-PMH: it begins with <record>' : undefined;
    const sentence = refusals[file] ?? bare ?? `in the metadata format ${format}; only arXivRaw can be read.`;
    expect(() => readOaiPage(captures.read(`oai/${file}`))).toThrow(sentence);
  });
});
