import { afterAll, beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { ingestAnnouncements } from '@/lib/ingest/announcements';
import { bringInPapers } from '@/lib/ingest/bring-in';
import { apiAnswer } from '../../../support/arxiv/api';
import { rssFeed } from '../../../support/arxiv/feed';
import { startArxiv } from '../../../support/arxiv/server';

const arxiv = await startArxiv();
process.env.ARXIV_RSS_URL = arxiv.url;
process.env.ARXIV_API_URL = `${arxiv.url}/api/query`;
process.env.ARXIV_CATEGORIES = 'cs.AI';
process.env.EMBEDDED_DATABASE = '1';

const now = new Date('2026-08-20T12:00:00Z');
const hasty = { interval: 0, timeout: 2_000, backOff: 0, tries: 1, longestWait: 5_000 };

beforeEach(async () => {
  arxiv.forget();
  await db().paper.deleteMany();
  await db().user.deleteMany();
});
afterAll(() => arxiv.stop());

test('a first start takes what arXiv announced, and the days before', async () => {
  serve();
  expect(await bringInPapers(now, hasty)).toEqual({ source: 'arxiv', papers: 2 });
  expect((await db().paper.findMany({ orderBy: { id: 'asc' } })).map((paper) => paper.id)).toEqual([
    '2608.10001',
    '2608.20001',
  ]);
  expect(arxiv.asked.every((one) => one.userAgent.startsWith('Broadsheet/'))).toBe(true);
});

test('a second start keeps them and asks nobody', async () => {
  serve();
  await bringInPapers(now, hasty);
  arxiv.asked.length = 0;
  expect(await bringInPapers(now, hasty)).toEqual({ source: 'kept', papers: 2 });
  expect(arxiv.asked).toEqual([]);
});

test('without arXiv the demo comes in, and leaves when the first real batch lands', async () => {
  arxiv.answer('/', { status: 503, body: 'down' });
  expect(await bringInPapers(now, hasty)).toMatchObject({ source: 'demo' });
  expect(await db().paper.count({ where: { demo: true } })).toBeGreaterThanOrEqual(60);
  expect(await bringInPapers(now, hasty)).toMatchObject({ source: 'kept' });
  serve();
  const result = await ingestAnnouncements(hasty);
  expect(result.days).toContain('2026-08-20');
  expect(result.days.length).toBeGreaterThanOrEqual(10);
  expect(await db().paper.count({ where: { demo: true } })).toBe(0);
  expect(await db().user.count({ where: { demo: true } })).toBe(0);
});

test('a start does not wait where others ask arXiv for long', async () => {
  serve();
  const nextAt = new Date(Date.now() + 60_000);
  await db().politeness.deleteMany();
  await db().politeness.create({ data: { service: 'arxiv', nextAt } });
  expect(await bringInPapers(now)).toMatchObject({ source: 'demo' });
  await db().politeness.deleteMany();
  expect(arxiv.asked).toEqual([]);
});

function serve(): void {
  arxiv.answer('/', { body: '' });
  arxiv.answer('/rss/cs.AI', { body: rssFeed([{ id: '2608.20001v1', type: 'new' }]) });
  arxiv.answer('/api/query', ({ query }) => {
    if (query.has('id_list')) return { body: apiAnswer([{ id: '2608.20001v1' }]) };
    const isFirst = query.get('start') === '0';
    return { body: apiAnswer(isFirst ? [{ id: '2608.10001v1', published: '2026-08-17T10:00:00Z' }] : []) };
  });
}
