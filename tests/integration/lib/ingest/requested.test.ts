import { afterAll, beforeEach, expect, test } from 'vitest';
import { db, type Prisma } from '@/lib/db';
import { runOldestRequested, runRequested } from '@/lib/ingest/requested';
import { ingestFrom } from '@/lib/ingest/sources';
import { apiAnswer } from '../../../support/arxiv/api';
import { rssFeed } from '../../../support/arxiv/feed';
import { serveOai } from '../../../support/arxiv/oai';
import { startArxiv } from '../../../support/arxiv/server';

const arxiv = await startArxiv();
process.env.ARXIV_RSS_URL = arxiv.url;
process.env.ARXIV_API_URL = `${arxiv.url}/api/query`;
process.env.ARXIV_OAI_URL = `${arxiv.url}/oai`;
process.env.ARXIV_CATEGORIES = 'cs.AI';

const pace = { interval: 0, timeout: 2_000, backOff: 0, tries: 1, longestWait: 5_000 };
const week = { since: '2026-08-17', until: '2026-08-21' };
let oai: ReturnType<typeof serveOai>;

beforeEach(async () => {
  arxiv.forget();
  arxiv.answer('/rss/cs.AI', { body: rssFeed([{ id: '2608.10001v1', type: 'new' }]) });
  arxiv.answer('/api/query', { body: apiAnswer([{ id: '2608.10002v1' }]) });
  oai = serveOai(arxiv, '/oai');
  oai.put({ id: '2608.10003' }, { id: '2608.10004' }, { id: '2608.10005' });
  await db().paper.deleteMany();
  await db().run.deleteMany();
});
afterAll(() => arxiv.stop());

test('what was requested is executed, the oldest first, in its own row', async () => {
  const asked = [
    await request('oai', week, 3),
    await request('api', { ids: ['2608.10002'] }, 2),
    await request('reconcile', week, 1),
  ];
  const { runs, tags } = await runRequested(60_000, pace);
  expect(runs).toBe(3);
  expect(tags).toEqual(expect.arrayContaining(['paper:2608.10002', 'paper:2608.10005', 'newest-day']));
  const rows = await db().run.findMany({ orderBy: { startedAt: 'asc' } });
  expect(rows.map(({ id, outcome }) => [id, outcome])).toEqual(asked.map((id) => [id, 'succeeded']));
  expect(rows.map(({ counts }) => (counts as { papers: number }).papers)).toEqual([3, 1, 0]);
  expect(await runRequested(60_000, pace)).toEqual({ runs: 0, tags: [] });
});

test('two workers at once never execute the same request', async () => {
  for (let minutes = 4; minutes > 0; minutes -= 1) await request('api', { ids: ['2608.10002'] }, minutes);
  const all = await Promise.all([runRequested(60_000, pace), runRequested(60_000, pace)]);
  expect(all.map(({ runs }) => runs).reduce((sum, runs) => sum + runs)).toBe(4);
  expect(arxiv.asked).toHaveLength(4);
});

test.each([
  ['moon', {}, 'There is no source called "moon".'],
  ['oai', {}, 'Name the first day of the range.'],
  ['oai', { since: 'soon' }, '"soon" is not a date. Write it as 2026-10-29.'],
  ['oai', { since: '2026-08-21', until: '2026-08-17' }, 'The range ends before it begins.'],
  ['oai', { ...week, category: 'nonsense' }, '"nonsense" is not a category of arXiv.'],
  ['api', { ids: [] }, 'Name at least one arXiv id.'],
  ['api', { ids: ['0811.36489'] }, '"0811.36489" is not an arXiv id.'],
  ['file', { file: '/nowhere.ndjson' }, 'The file /nowhere.ndjson cannot be read.'],
])(
  'a request of %s for %j fails with a sentence and does not stop the next',
  async (source, scope, reason) => {
    const wrong = await request(source, scope, 2);
    const good = await request('api', { ids: ['2608.10002'] }, 1);
    expect((await runRequested(60_000, pace)).runs).toBe(2);
    expect(await db().run.findUnique({ where: { id: wrong } })).toMatchObject({
      outcome: 'failed',
      reason: expect.stringContaining(reason),
      finishedAt: expect.any(Date),
    });
    expect((await db().run.findUnique({ where: { id: good } }))?.outcome).toBe('succeeded');
  },
);

test('a harvest whose time is over is requested again and goes on in the next call', async () => {
  await request('oai', week, 1);
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  oai.insteadOf(2, { until: held });
  await runRequested(1_500, { ...pace, timeout: 20_000 });
  answer();
  expect(await db().paper.count()).toBe(2);
  expect(await outcomes()).toEqual(['failed', 'requested']);
  arxiv.asked.length = 0;
  await runRequested(60_000, pace);
  expect(oai.requests.map((query) => query.has('resumptionToken'))).toEqual([true]);
  expect(await db().paper.count()).toBe(3);
});

test('a requested harvest whose process was killed goes on by itself after its last page', async () => {
  const id = await request('oai', week, 10);
  oai.insteadOf(2, { status: 503, body: 'busy' });
  await runRequested(60_000, pace);
  await db().run.update({
    where: { id },
    data: { outcome: 'running', finishedAt: null, aliveAt: minutesAgo(4) },
  });
  arxiv.asked.length = 0;
  await runRequested(60_000, pace);
  expect(oai.requests.map((query) => query.has('resumptionToken'))).toEqual([true]);
  expect(await db().paper.count()).toBe(3);
  expect(await db().run.findUnique({ where: { id } })).toMatchObject({
    outcome: 'failed',
    reason: 'The process that executed it died.',
  });
});

test('a run that was killed before its first page, or that nobody requested, is buried and not repeated', async () => {
  const dead = { job: 'ingest', source: 'api', scope: { ids: ['2608.10002'] }, aliveAt: minutesAgo(4) };
  await db().run.create({ data: { ...dead, requested: true } });
  await db().run.create({ data: { ...dead, cursor: { done: 1 } } });
  await db().run.create({ data: { ...dead, requested: true, aliveAt: minutesAgo(2) } });
  await runRequested(60_000, pace);
  expect((await outcomes()).toSorted()).toEqual(['failed', 'failed', 'running']);
});

test('nothing is done where nothing was requested', async () => {
  await db().run.create({ data: { job: 'ingest', source: 'feed', outcome: 'failed' } });
  expect(await runOldestRequested({ pace })).toBeNull();
  expect(arxiv.asked).toEqual([]);
});

test('every source is reached the same way', async () => {
  expect(await ingestFrom('feed', { category: 'cs.AI' }, { pace })).toMatchObject({ failures: [] });
  expect(await ingestFrom('oai', { ...week, category: 'cs.AI' }, { pace })).toMatchObject({ papers: 3 });
  expect(await ingestFrom('reconcile', week, { pace, dryRun: true })).toMatchObject({ differences: [] });
  await expect(ingestFrom('demo', {}, { dryRun: true })).rejects.toThrow('has no dry run');
});

async function request(source: string, scope: Prisma.InputJsonObject, minutes: number): Promise<string> {
  const startedAt = minutesAgo(minutes);
  const run = { job: 'ingest', outcome: 'requested', requested: true, source, scope, startedAt };
  return (await db().run.create({ data: run })).id;
}

function minutesAgo(minutes: number): Date {
  return new Date(Date.now() - minutes * 60_000);
}

async function outcomes(): Promise<string[]> {
  return (await db().run.findMany({ orderBy: { startedAt: 'asc' } })).map(({ outcome }) => outcome);
}
