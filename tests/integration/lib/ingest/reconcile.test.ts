import { afterAll, beforeEach, expect, test } from 'vitest';
import { toDay } from '@/lib/dates';
import { db } from '@/lib/db';
import { ingestAnnouncements } from '@/lib/ingest/announcements';
import { reconcile } from '@/lib/ingest/reconcile';
import { apiAnswer } from '../../../support/arxiv/api';
import { rssFeed } from '../../../support/arxiv/feed';
import { serveOai } from '../../../support/arxiv/oai';
import { startArxiv } from '../../../support/arxiv/server';

const arxiv = await startArxiv();
process.env.ARXIV_RSS_URL = arxiv.url;
process.env.ARXIV_API_URL = `${arxiv.url}/api/query`;
process.env.ARXIV_OAI_URL = `${arxiv.url}/oai`;
process.env.ARXIV_CATEGORIES = 'cs.AI,cs.LG';

const pace = { interval: 0, timeout: 2_000, backOff: 0, tries: 2, longestWait: 5_000 };
const days = { since: '2026-08-18', until: '2026-08-24' };
const authors = 'Ada Example, Ben Example';
let oai: ReturnType<typeof serveOai>;

beforeEach(async () => {
  arxiv.forget();
  await db().paper.deleteMany();
  await db().run.deleteMany();
  await db().user.deleteMany();
  const items = [1, 2].map((number) => ({
    id: `2608.1000${number}v1`,
    type: 'new',
    title: `Paper ${number}`,
    authors,
  }));
  arxiv.answer('/rss/cs.AI', { body: rssFeed(items) });
  arxiv.answer('/rss/cs.LG', { body: rssFeed([]) });
  arxiv.answer('/api/query', { body: apiAnswer([]) });
  oai = serveOai(arxiv, '/oai');
  await ingestAnnouncements(pace);
  await vote('2608.10001');
  oai.put(
    { id: '2608.10001', datestamp: '2026-08-21', title: 'Paper 1, renamed', authors },
    { id: '2608.10002', datestamp: '2026-08-20', title: 'Paper 2', authors, categories: 'cs.AI cs.LG' },
    { id: '2608.10003', datestamp: '2026-08-20', title: 'Missed by the feed', categories: 'cs.LG cs.AI' },
  );
});
afterAll(() => arxiv.stop());

test('finds what the feed missed and what has changed, and leaves days and votes alone', async () => {
  const { differences, papers, failures } = await reconcile(days, { pace });
  expect(failures).toEqual([]);
  expect(papers).toBe(1);
  expect(differences).toEqual([
    { id: '2608.10002', what: 'other categories' },
    { id: '2608.10003', what: 'missing here' },
    { id: '2608.10001', what: 'other title' },
  ]);
  expect(await places()).toEqual([
    ['2608.10001', 'Paper 1, renamed', '2026-08-20', 'feed', 1],
    ['2608.10002', 'Paper 2', '2026-08-20', 'feed', 0],
    ['2608.10003', 'Missed by the feed', '2026-08-20', 'oai', 0],
  ]);
  expect(await db().run.findFirst({ where: { source: 'reconcile' } })).toMatchObject({
    outcome: 'succeeded',
    scope: days,
  });
});

test('finds nothing the second time', async () => {
  await reconcile(days, { pace });
  expect(await reconcile(days, { pace })).toMatchObject({ differences: [], papers: 0, changed: 0, days: [] });
});

test('only compares in a dry run', async () => {
  const before = await places();
  const runs = await db().run.count();
  const { differences } = await reconcile(days, { pace, dryRun: true });
  expect(differences).toHaveLength(3);
  expect(await places()).toEqual(before);
  expect(await db().run.count()).toBe(runs);
});

test('names a newer version, and one category alone where it is asked for', async () => {
  const versions = [{ date: 'Tue, 18 Aug 2026 10:00:00 GMT' }, { date: 'Fri, 21 Aug 2026 10:00:00 GMT' }];
  oai.put({ id: '2608.10001', datestamp: '2026-08-24', title: 'Paper 1', authors, versions });
  const { differences } = await reconcile({ ...days, category: 'cs.LG' }, { pace });
  expect(differences.map(({ id }) => id)).toEqual(['2608.10002', '2608.10003']);
  expect((await reconcile(days, { pace })).differences).toEqual([
    { id: '2608.10001', what: 'version 1 here, 2 at arXiv' },
  ]);
});

test('leaves out old papers that were never here and were only touched', async () => {
  await reconcile(days, { pace });
  const versions = [{ date: 'Thu, 02 Jan 2020 10:00:00 GMT' }, { date: 'Wed, 19 Aug 2026 10:00:00 GMT' }];
  oai.put({ id: '2001.00001', datestamp: '2026-08-20', versions });
  expect(await reconcile(days, { pace })).toMatchObject({ differences: [], papers: 0 });
});

test('takes accents written in another way for the same', async () => {
  oai.put({
    id: '2608.10002',
    datestamp: '2026-08-20',
    title: 'Paper 2',
    authors: String.raw`Karl Sch\"olkopf`,
  });
  await reconcile(days, { pace });
  await db().paper.update({
    where: { id: '2608.10002' },
    data: { source: 'api', contentHash: 'of another statement' },
  });
  expect((await reconcile(days, { pace })).differences).toEqual([]);
});

test('looks at the last four days where nothing else is asked, and each time from the beginning', async () => {
  arxiv.asked.length = 0;
  await reconcile({}, { pace });
  const from = new Date(`${oai.requests[0]?.get('from')}T00:00:00Z`);
  expect(Math.round((Date.now() - from.getTime()) / 86_400_000 - 0.5)).toBe(4);
  expect(oai.requests[0]?.has('until')).toBe(false);
});

async function places() {
  const papers = await db().paper.findMany({ include: { entry: true }, orderBy: { id: 'asc' } });
  return papers.map(({ id, title, entry, upvotes }) => [
    id,
    title,
    entry && toDay(entry.feedDay),
    entry?.dayBy,
    upvotes,
  ]);
}

async function vote(paperId: string): Promise<void> {
  const user = await db().user.create({
    data: { objectId: 'a'.repeat(24), handle: 'reader', name: 'Reader' },
  });
  await db().vote.create({ data: { paperId, userId: user.id } });
  await db().paper.update({ where: { id: paperId }, data: { upvotes: 1 } });
}
