import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { fetchAnnouncements, fetchIds } from '@/lib/ingest/arxiv';
import { readLine } from '@/lib/ingest/file-lines';
import { fetchPolitely, type Pace } from '@/lib/ingest/polite-fetch';
import { readRdf } from '@/lib/ingest/rdf-feed';
import { type Reading, readEach } from '@/lib/ingest/reading';
import { recordRun } from '@/lib/ingest/run';
import type { IngestResult } from '@/lib/ingest/tally';
import { parseXml } from '@/lib/ingest/xml';
import { captures, oddRecords } from '../../../support/arxiv/captures';
import { type Reply, startArxiv } from '../../../support/arxiv/server';

const arxiv = await startArxiv();
process.env.ARXIV_RSS_URL = arxiv.url;
process.env.ARXIV_API_URL = `${arxiv.url}/api/query`;
const pace: Pace = { interval: 1, timeout: 5_000, backOff: 1, tries: 2, longestWait: 5_000 };

afterAll(() => arxiv.stop());

/** How arXiv sent each of its answers, and how many papers are in it. */
const atomFiles: [string, number, Reply?][] = [
  ['arxiv-manual_example_2.xml', 1],
  ['arxiv-vanity__test-data_2017-08-13.xml', 10],
  ['arxiv-vanity__vcr_query_1.xml', 100, { gzip: true }],
  ['arxivpy__id_0000.0000_s0_m100_8b51d9633a68.xml', 0],
  ['arxivpy__id_1605.08386_s0_m100_199195aa31ad.xml', 1],
  ['arxivpy__id_2104.12255v1_s0_m100_6ae69987ffe1.xml', 1],
  ['arxivpy__id_astro-ph_0601001_s0_m100_3150dca9dc76.xml', 1],
  [
    'arxivpy__q_testing_s0_m100_cfe7536492ca.xml',
    100,
    { headers: { 'content-type': 'application/atom+xml' } },
  ],
  ['arxivpy__q_testing_s0_m10_bc5a6c384fe9.xml', 10, { headers: { 'content-type': 'text/html' } }],
  ['arxivpy__q_testing_s0_m15_80c242b59d59.xml', 15],
  ['arxivpy__q_testing_s10_m10_34e56e15aaac.xml', 10],
  ['arxivpy__q_testing_s30_m10_f2e39f0143dc.xml', 10],
  ['arxivpy__q_testing_s50_m10_7f488ab8598c.xml', 10],
];

describe.skipIf(captures.missing)('true answers of the Atom API', () => {
  test.each(atomFiles)(
    '%s: all %i papers come in, and a second time change nothing',
    async (file, count, how) => {
      arxiv.answer('/api/query', { ...how, body: captures.read(`atom/${file}`) });
      const reading = await fetchIds(['1605.08386'], pace);
      expect(reading.unreadable).toEqual([]);
      expect(reading.records).toHaveLength(count);
      const ids = new Set(reading.records.map(({ id }) => id));
      expect(sumOf(await store(reading))).toBe(ids.size);
      expect(await store(reading)).toMatchObject({ papers: 0, changed: 0, quarantined: 0, days: [] });
    },
  );

  test.each([200, 400])('the error entry with status %i is told in the words of arXiv', async (status) => {
    arxiv.answer('/api/query', { status, body: captures.read('atom/arxiv-manual_example_1.xml') });
    await expect(fetchIds(['1234.12345'], pace)).rejects.toThrow('incorrect id format for 1234.12345');
  });

  test('every file of the folder is served in these tests', () => {
    const served = ['arxiv-manual_example_1.xml', ...atomFiles.map(([file]) => file)];
    expect(served.sort()).toEqual(captures.list('atom'));
  });

  test('the title "0", an old id and a Greek letter are stored as they are', async () => {
    const stored = await db().paper.findMany({
      where: { id: { in: ['2104.12255', 'astro-ph/0601001', '2306.03845'] } },
      orderBy: { id: 'asc' },
      select: { id: true, title: true, titleHtml: true },
    });
    expect(stored.map(({ id, title }) => [id, title.slice(0, 12)])).toEqual([
      ['2104.12255', '0'],
      ['2306.03845', 'ωTest: WebVi'],
      ['astro-ph/0601001', 'Frequency of'],
    ]);
    expect(stored[1]?.titleHtml).toContain('<math><mi>ω</mi></math>Test');
  });
});

describe.skipIf(captures.missing)('true announcement feeds', () => {
  test.each([
    ['rss2_quant-ph_2025-04-28_halfA.xml', 41],
    ['atom_cs.AI_2025-08-20_halfA.xml', 4],
    ['rss2_cs_EMPTY_2025-04-27.xml', 0],
  ])('%s: %i announcements, all readable, twice the same', async (file, count) => {
    arxiv.answer('/rss/cs.AI', { body: captures.read(`rss/${file}`), headers: { etag: `"${file}"` } });
    const { announcements, etag } = await fetchAnnouncements('cs.AI', pace);
    const { records = [], updates = [], unreadable } = announcements ?? {};
    expect(unreadable).toEqual([]);
    expect(records.length + updates.length).toBe(count);
    expect(etag).toBe(`"${file}"`);
    const reading = { records: [...records, ...updates], unreadable: [] };
    expect(sumOf(await store(reading))).toBe(count);
    expect(await store(reading)).toMatchObject({ papers: 0, changed: 0, days: [] });
  });

  test('a feed that is the known copy is not read again', async () => {
    arxiv.answer('/rss/cs.AI', ({ headers }) => ({ status: headers['if-none-match'] === '"a"' ? 304 : 500 }));
    expect(await fetchAnnouncements('cs.AI', pace, { etag: '"a"', lastModified: null })).toEqual({
      announcements: null,
      etag: '"a"',
      lastModified: null,
    });
  });

  test('the broken download is asked for again and then refused whole', async () => {
    arxiv.forget();
    arxiv.answer('/rss/cs.AI', { body: captures.read('rss/rss2_cs.AI_2025-09-22_TRUNCATED.xml') });
    await expect(fetchAnnouncements('cs.AI', pace)).rejects.toThrow('not well-formed');
    expect(arxiv.asked).toHaveLength(2);
  });

  test('the old feed in RDF comes in', async () => {
    arxiv.answer('/rss/hep-ex', { body: captures.readServed('rss/rdf10_hep-ex_2018-05-23.xml') });
    const { body } = await fetchPolitely(`${arxiv.url}/rss/hep-ex`, pace);
    const { records, updates, unreadable } = readRdf(parseXml(body));
    expect(await store({ records: [...records, ...updates], unreadable })).toMatchObject({ papers: 3 });
  });

  test('every feed of the folder is served in these tests', () => {
    expect(captures.list('rss').filter((file) => file.endsWith('.xml'))).toHaveLength(5);
  });
});

describe.skipIf(oddRecords.missing)('odd records', () => {
  let first: IngestResult;
  const lines = oddRecords.lines();
  const read = () => readEach(lines, readLine, (line) => line);

  beforeAll(async () => {
    await db().paper.deleteMany();
    first = await store(read());
  });

  test('each is stored or kept aside, none is lost', () => {
    expect(lines).toHaveLength(88);
    expect(first).toMatchObject({ papers: 83, changed: 0, unchanged: 0, quarantined: 5 });
  });

  test('what is kept aside has its text and a reason that a person understands', async () => {
    const kept = await db().quarantine.findMany();
    expect(new Set(kept.map(({ reason }) => reason))).toEqual(
      new Set(['The record names no category of arXiv.']),
    );
    for (const { raw } of kept) expect(lines).toContain(raw);
  });

  test('a second time changes nothing', async () => {
    expect(await store(read())).toMatchObject({ papers: 0, changed: 0, unchanged: 83, days: [] });
    expect(await db().quarantine.count()).toBe(5);
  });

  test('no title, abstract or name leaks markup of the source', async () => {
    const papers = await db().paper.findMany({ select: { titleHtml: true, authors: true } });
    for (const { titleHtml, authors } of papers) {
      expect(titleHtml).not.toMatch(/<(?:think|alpha|script)/i);
      for (const name of authors) expect(name).not.toMatch(/^(?:et al\.?|[^\p{L}\p{N}]*)$/iu);
    }
  });

  test('3,303 authors are all there', async () => {
    const { authors } = await db().paper.findUniqueOrThrow({ where: { id: '2507.06261' } });
    expect(authors).toHaveLength(3_303);
  });

  test('a collaboration is a name, its colon and "et al" are none', async () => {
    const names = async (id: string) => (await db().paper.findUniqueOrThrow({ where: { id } })).authors;
    expect(await names('0801.3877')).toEqual(['CDF Collaboration', 'T. Aaltonen']);
    expect((await names('1603.05976')).slice(0, 3)).toEqual([
      'Keck Array',
      'BICEP2 Collaborations',
      'P. Ade',
    ]);
  });
});

async function store(reading: Reading): Promise<IngestResult> {
  return await recordRun({ source: 'file' }, async (bringIn) => {
    await bringIn(reading);
  });
}

function sumOf({ papers, changed, unchanged }: IngestResult): number {
  return papers + changed + unchanged;
}
