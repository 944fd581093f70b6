import * as cache from 'next/cache';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { POST as expire } from '@/app/api/cron/expire/route';
import { GET, POST } from '@/app/api/cron/ingest/route';
import { db } from '@/lib/db';
import { apiAnswer } from '../../../../support/arxiv/api';
import { rssFeed } from '../../../../support/arxiv/feed';
import { startArxiv } from '../../../../support/arxiv/server';

const arxiv = await startArxiv();
process.env.ARXIV_RSS_URL = arxiv.url;
process.env.ARXIV_API_URL = `${arxiv.url}/api/query`;
process.env.ARXIV_CATEGORIES = 'cs.AI,cs.LG';

beforeEach(async () => {
  await db().politeness.deleteMany();
  arxiv.answer('/rss/cs.AI', { body: rssFeed([{ id: '2608.10001v1', type: 'new' }]) });
  arxiv.answer('/rss/cs.LG', { body: rssFeed([]) });
  arxiv.answer('/api/query', { body: apiAnswer([{ id: '2608.10001v1' }]) });
});
afterAll(() => arxiv.stop());

const authorization = `Bearer ${process.env.CRON_SECRET}`;

describe('the scheduled ingest', () => {
  test('does nothing without the secret', async () => {
    const answer = await GET(new Request('http://localhost/api/cron/ingest'));
    expect(answer.status).toBe(401);
    expect(arxiv.asked).toEqual([]);
    expect(await db().run.count()).toBe(0);
  });

  test('answers with counts, by GET and POST at once, and brings each paper in once', async () => {
    const request = () => new Request('http://localhost/api/cron/ingest', { headers: { authorization } });
    const answers = await Promise.all([GET(request()), POST(request())]);
    expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
    const counts = (await Promise.all(answers.map((answer) => answer.json()))) as { papers: number }[];
    expect(counts.map((one) => one.papers).sort()).toEqual([0, 1]);
    expect(await db().paper.count()).toBe(1);
    expect(await db().entry.count()).toBe(1);
  });
});

test('what an operator has requested is executed in the same call', async () => {
  const run = { job: 'ingest', source: 'api', scope: { ids: ['2608.10001'] }, outcome: 'requested' };
  const { id } = await db().run.create({ data: run });
  const answer = await GET(new Request('http://localhost/api/cron/ingest', { headers: { authorization } }));
  expect(await answer.json()).toMatchObject({ requestedRuns: 1 });
  expect((await db().run.findUnique({ where: { id } }))?.outcome).toBe('succeeded');
});

test('a category that fails is told with 503, after what came in was named', async () => {
  const expired = vi.spyOn(cache, 'revalidateTag');
  arxiv.answer('/rss/cs.AI', { body: rssFeed([{ id: '2608.10009v1', type: 'new' }]) });
  arxiv.answer('/rss/cs.LG', { body: 'cut off' });
  const answer = await GET(new Request('http://localhost/api/cron/ingest', { headers: { authorization } }));
  expect(answer.status).toBe(503);
  expect(await answer.text()).toContain('cs.LG');
  expect(expired).toHaveBeenCalledWith('paper:2608.10009', 'max');
});

describe('naming what changed', () => {
  test.each([
    [authorization, { tags: ['newest-day'] }, 200],
    [authorization, { tags: Array.from({ length: 129 }, () => 'newest-day') }, 400],
    [authorization, 'nothing', 400],
    ['Bearer wrong', { tags: [] }, 401],
  ])('is answered with its status: %#', async (authorization, body, status) => {
    const request = new Request('http://localhost/api/cron/expire', {
      method: 'POST',
      headers: { authorization },
      body: JSON.stringify(body),
    });
    expect((await expire(request)).status).toBe(status);
  });
});
