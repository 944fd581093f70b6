import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { toDay } from '@/lib/dates';
import { db } from '@/lib/db';
import { ingestOai } from '@/lib/ingest/oai-harvest';
import { captures } from '../../../support/arxiv/captures';
import { oaiAnswer, oaiError, serveOai } from '../../../support/arxiv/oai';
import { startArxiv } from '../../../support/arxiv/server';

const arxiv = await startArxiv();
process.env.ARXIV_OAI_URL = `${arxiv.url}/oai`;
process.env.ARXIV_CATEGORIES = 'cs.AI,hep-th';

const pace = { interval: 0, timeout: 2_000, backOff: 0, tries: 2, longestWait: 5_000 };
const week = { since: '2026-08-17', until: '2026-08-21' };
const papers = (...numbers: number[]) => numbers.map((number) => ({ id: `2608.${10_000 + number}` }));
let oai: ReturnType<typeof serveOai>;

beforeEach(async () => {
  arxiv.forget();
  oai = serveOai(arxiv, '/oai');
  await db().paper.deleteMany();
  await db().quarantine.deleteMany();
  await db().run.deleteMany();
});
afterAll(() => arxiv.stop());

describe('a range of days', () => {
  test('comes in page by page, category after category, and a second time changes nothing', async () => {
    oai.put(...papers(1, 2, 3, 4, 5), { id: '2608.20001', categories: 'hep-th cs.AI' });
    expect(await ingestOai(week, { pace })).toMatchObject({
      papers: 6,
      unchanged: 1,
      requests: 4,
      failures: [],
    });
    expect(oai.requests.map((query) => query.get('set') ?? 'next page')).toEqual([
      'cs:cs:AI',
      'next page',
      'next page',
      'physics:hep-th',
    ]);
    expect(oai.requests[0]?.toString()).toBe(
      'verb=ListRecords&metadataPrefix=arXivRaw&from=2026-08-17&until=2026-08-21&set=cs%3Acs%3AAI',
    );
    expect(await ingestOai(week, { pace })).toMatchObject({ papers: 0, changed: 0, unchanged: 7, days: [] });
    expect(await db().run.findFirst()).toMatchObject({ source: 'oai', outcome: 'succeeded', scope: week });
  });

  test('gives a paper that OAI-PMH alone knows the day of its announcement', async () => {
    oai.put(...papers(1), { id: '2608.10002', datestamp: '2026-08-21', title: 'Revised', versions: twice });
    await ingestOai({ ...week, category: 'cs.AI' }, { pace });
    const entries = await db().entry.findMany({ orderBy: { paperId: 'asc' } });
    expect(entries.map(({ feedDay, dayBy }) => [toDay(feedDay), dayBy])).toEqual([
      ['2026-08-19', 'oai'],
      ['2026-08-19', 'estimated'],
    ]);
  });

  test('without anything in it succeeds', async () => {
    expect(await ingestOai({ since: '2026-08-20' }, { pace })).toMatchObject({ papers: 0, failures: [] });
    expect(oai.requests[0]?.has('until')).toBe(false);
  });

  test('before the first datestamp begins with that', async () => {
    await ingestOai({ since: '1991-08-14', category: 'hep-th' }, { pace });
    expect(oai.requests[0]?.get('from')).toBe('2005-09-16');
  });

  test('is only looked at in a dry run, each paper once', async () => {
    oai.put({ id: '2608.20001', categories: 'hep-th cs.AI' }, { id: '0811.36489' });
    const before = await db().run.count();
    expect(await ingestOai(week, { pace, dryRun: true })).toMatchObject({ papers: 1, quarantined: 1 });
    expect([await db().paper.count(), await db().quarantine.count(), await db().run.count()]).toEqual([
      0,
      0,
      before,
    ]);
  });
});

describe('a harvest that is killed', () => {
  test('goes on after the last finished page', async () => {
    oai.put(...papers(1, 2, 3, 4, 5, 6, 7));
    await expect(ingestOai(week, { pace, onProgress: dieAfter(2) })).rejects.toThrow('killed');
    expect(await db().paper.count()).toBe(4);
    arxiv.asked.length = 0;
    const seen: number[] = [];
    const progress = ({ pages }: { pages: number }) => seen.push(pages);
    expect(await ingestOai(week, { pace, onProgress: progress })).toMatchObject({ papers: 3 });
    expect(oai.requests[0]?.get('resumptionToken')).toBeTruthy();
    expect(seen[0]).toBe(3);
    expect(await db().paper.count()).toBe(7);
  });

  test('begins its range again where the token has run out meanwhile, and loses nothing', async () => {
    oai.put(...papers(1, 2, 3, 4, 5));
    await expect(ingestOai(week, { pace, onProgress: dieAfter(1) })).rejects.toThrow('killed');
    oai.expireTokens();
    expect(await ingestOai(week, { pace })).toMatchObject({ papers: 3, unchanged: 2, failures: [] });
    expect(await db().paper.count()).toBe(5);
  });

  test('on another day asks a finished category only for what came since, where the range has no end', async () => {
    const scope = { since: '2026-08-17' };
    const cursor = { began: '2026-08-20', pages: 9, 'cs.AI': 'finished', 'hep-th': 'lost' };
    await db().run.create({ data: { job: 'ingest', source: 'oai', scope, cursor, outcome: 'failed' } });
    oai.put({ id: '2608.20001', categories: 'hep-th' }, { id: '2608.10009', datestamp: '2026-08-21' });
    expect(await ingestOai(scope, { pace })).toMatchObject({ papers: 2, failures: [] });
    expect(oai.requests.map((query) => [query.get('set'), query.get('from')])).toEqual([
      ['cs:cs:AI', '2026-08-20'],
      [null, null],
      ['physics:hep-th', '2026-08-17'],
    ]);
  });

  test('does not go on in another range, nor after a success', async () => {
    oai.put(...papers(1, 2, 3, 4, 5));
    await expect(ingestOai(week, { pace, onProgress: dieAfter(1) })).rejects.toThrow('killed');
    arxiv.asked.length = 0;
    await ingestOai({ ...week, since: '2026-08-18' }, { pace });
    expect(oai.requests[0]?.has('resumptionToken')).toBe(false);
    await ingestOai(week, { pace });
    arxiv.asked.length = 0;
    await ingestOai(week, { pace });
    expect(oai.requests[0]?.has('resumptionToken')).toBe(false);
  });
});

describe('a list that changes while it is read', () => {
  test('loses no paper when tokens run out in the middle', async () => {
    oai.put(...papers(1, 2, 3, 4, 5));
    let pages = 0;
    const onProgress = () => {
      pages += 1;
      if (pages === 2) oai.expireTokens();
    };
    expect(await ingestOai(week, { pace, onProgress })).toMatchObject({ papers: 5, failures: [] });
  });

  test('that runs out again and again is given up', async () => {
    oai.put(...papers(1, 2, 3));
    const onProgress = () => oai.expireTokens();
    const { failures } = await ingestOai({ ...week, category: 'cs.AI' }, { pace, onProgress });
    expect(failures).toEqual(['cs.AI: arXiv lost the place in its list 4 times.']);
    expect(oai.requests.filter((query) => query.has('from'))).toHaveLength(4);
  });

  test('lets in what was put before the place where it is read, at the next harvest', async () => {
    oai.put(...papers(2, 3, 4, 5));
    let pages = 0;
    const onProgress = () => {
      pages += 1;
      if (pages === 1) oai.put({ id: '2608.10002', datestamp: '2026-08-21' });
    };
    await ingestOai({ ...week, category: 'cs.AI' }, { pace, onProgress });
    await ingestOai({ ...week, category: 'cs.AI' }, { pace });
    expect(await db().paper.count()).toBe(4);
  });

  test('that leads in a circle is left', async () => {
    arxiv.answer('/oai', { body: oaiAnswer(papers(1), 'round') });
    const { failures } = await ingestOai({ ...week, category: 'cs.AI' }, { pace });
    expect(failures).toEqual(['cs.AI: arXiv gave the same page of its list twice.']);
  });
});

describe('when arXiv is not well', () => {
  test('a refusal with Retry-After is asked again', async () => {
    oai.put(...papers(1));
    oai.insteadOf(1, { status: 503, headers: { 'retry-after': '0' }, body: 'busy' });
    expect(await ingestOai(week, { pace })).toMatchObject({ papers: 1, requests: 3, failures: [] });
  });

  test('an answer that is cut off is one failed try', async () => {
    oai.put(...papers(1));
    oai.insteadOf(1, { body: oaiAnswer(papers(8)).slice(0, -30) });
    expect(await ingestOai(week, { pace })).toMatchObject({ papers: 1, failures: [] });
    expect(await db().paper.findUnique({ where: { id: '2608.10008' } })).toBeNull();
  });

  test.each([
    ['cut off', oaiAnswer(papers(8)).slice(0, -30), 'not well-formed'],
    ['broken inside', oaiAnswer(papers(8)).replace('<title>', '<title'), 'not well-formed'],
    ['a web page', '<html><body>Down</body></html>', 'web page instead of XML'],
    ['refused', oaiError('badArgument', 'No such set'), 'arXiv refused (badArgument): No such set.'],
  ])(
    'a category whose answer is %s is told, the other comes in, and the next run asks for it alone',
    async (how, body, sentence) => {
      oai.put(...papers(1), { id: '2608.20001', categories: 'hep-th' });
      for (const request of [1, 2]) oai.insteadOf(request, { body });
      const refusedAtOnce = /refused|broken/.test(how);
      if (refusedAtOnce) oai.insteadOf(2, { body: oaiAnswer([{ id: '2608.20001', categories: 'hep-th' }]) });
      const { failures } = await ingestOai(week, { pace });
      expect(failures).toEqual([expect.stringContaining(sentence)]);
      expect(await ids()).toEqual(['2608.20001']);
      expect(await db().run.findFirst()).toMatchObject({
        outcome: 'failed',
        reason: expect.stringMatching(/^cs\.AI: /),
      });
      arxiv.asked.length = 0;
      expect(await ingestOai(week, { pace })).toMatchObject({ papers: 1, failures: [] });
      expect(oai.requests.map((query) => query.get('set'))).toEqual(['cs:cs:AI']);
    },
  );

  test('silence ends the run', async () => {
    arxiv.answer('/oai', { status: 503, headers: { 'retry-after': '0' }, body: 'busy' });
    const { failures, requests } = await ingestOai(week, { pace });
    expect(failures).toEqual([expect.stringContaining('does not answer')]);
    expect(requests).toBe(2);
  });

  test('a run whose time is over says so, and the next goes on', async () => {
    oai.put(...papers(1, 2, 3));
    const late = { ...pace, giveUpAt: Date.now() - 1 };
    const { failures } = await ingestOai(week, { pace: late });
    expect(failures).toEqual([expect.stringContaining('The time for this run was over')]);
    expect(await ingestOai(week, { pace })).toMatchObject({ papers: 3 });
  });
});

test('a malformed id is kept with its reason and costs nothing else', async () => {
  oai.put({ id: '0811.36489' }, ...papers(1));
  expect(await ingestOai(week, { pace })).toMatchObject({ papers: 1, quarantined: 1, failures: [] });
  expect(await db().quarantine.findFirst()).toMatchObject({
    source: 'oai',
    reason: '"0811.36489" is not an arXiv id.',
  });
});

test.skipIf(captures.missing)(
  'a true page of 1,000 records comes in but for the one that has no id',
  async () => {
    const page = captures.read('oai/arXivRaw_ListRecords_2014_page96.xml');
    arxiv.answerInTurn('/oai', { body: page, gzip: true }, { body: oaiError('noRecordsMatch', '') });
    const scope = { since: '2009-01-01', category: 'math.NT' };
    expect(await ingestOai(scope, { pace })).toMatchObject({ papers: 999, quarantined: 1, failures: [] });
    expect(oai.requests[1]?.get('resumptionToken')).toBe('496549|96001');
    const withdrawn = await db().paper.count({ where: { hasFiles: false } });
    expect(withdrawn).toBeGreaterThan(0);
    arxiv.answerInTurn('/oai', { body: page }, { body: oaiError('noRecordsMatch', '') });
    expect(await ingestOai(scope, { pace })).toMatchObject({
      papers: 0,
      changed: 0,
      unchanged: 999,
      days: [],
    });
  },
);

const twice = [{ date: 'Tue, 18 Aug 2026 10:00:00 GMT' }, { date: 'Thu, 20 Aug 2026 10:00:00 GMT' }];

function dieAfter(count: number): () => void {
  let pages = 0;
  return () => {
    pages += 1;
    if (pages === count) throw new Error('killed');
  };
}

async function ids(): Promise<string[]> {
  return (await db().paper.findMany({ select: { id: true }, orderBy: { id: 'asc' } })).map(({ id }) => id);
}
