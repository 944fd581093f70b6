import { expect, test } from '@playwright/test';
import { foundingDay } from '../support/stories';

const day = foundingDay();
const nextYear = `${Number(day.slice(0, 4)) + 2}-01-05`;

test.describe('addresses answer with the status they mean', () => {
  for (const [path, status] of [
    ['/', 200],
    ['/papers', 200],
    [`/papers/date/${day}`, 200],
    ['/papers/date/2026-02-30', 404],
    ['/papers/date/tomorrow', 404],
    [`/papers/date/${nextYear}`, 404],
    ['/papers/date/2020-02-02', 200],
    ['/papers/week/2026-W99', 404],
    ['/papers/month/2026-13', 404],
    ['/papers/trending', 200],
    ['/papers/2309.14322', 200],
    ['/papers/2309.99999', 404],
    ['/papers/hep-th/9901001', 404],
    ['/nowhere', 404],
    ['/papers/trending/hot/after/nowhere', 404],
    ['/papers/trending/hot/after/999999.0000000_00000000_2401.00001', 404],
    ['/search/feed.xml', 400],
    ['/categories/cs.ZZ', 404],
    ['/authors/Nobody%20Known', 404],
    ['/for-you', 200],
    ['/saved', 303],
    ['/follows', 303],
    ['/votes', 303],
    ['/account', 303],
    ['/api/ranking', 200],
    ['/search/feed.xml?q=learning', 200],
    ['/api/daily_papers?date=2025-13-40', 400],
    [`/api/daily_papers?date=${nextYear}`, 400],
    ['/api/daily_papers?date=2020-02-02', 200],
    ['/api/papers/2309.14322', 200],
    ['/api/papers/2309.99999', 404],
    ['/api/papers/search?q=networks', 200],
    ['/api/health', 200],
    ['/api/cron/digest', 401],
    ['/api/cron/ingest', 401],
    ['/api/auth/callback/email?token=x&email=y', 405],
  ] as const) {
    test(`${path} is ${status}`, async ({ request }) => {
      expect((await request.get(path, { maxRedirects: 0 })).status()).toBe(status);
    });
  }
});

test('the day page is cached, sets no cookie and names strict headers', async ({ request }) => {
  const answer = await request.get(`/papers/date/${day}`);
  expect(answer.headers()['cache-control']).toContain('s-maxage');
  expect(answer.headers()['set-cookie']).toBeUndefined();
  expect(answer.headers()['content-security-policy']).toContain("object-src 'none'");
  expect(answer.headers()['x-content-type-options']).toBe('nosniff');
});

test('the JSON of a day has the shape that its clients need', async ({ request }) => {
  const items = await (await request.get(`/api/daily_papers?date=${day}`)).json();
  expect(items).toHaveLength(8);
  expect(items[0]).toMatchObject({
    title: expect.stringContaining('Small-scale proxies'),
    numComments: 2,
    paper: { id: '2309.14322', discussionId: expect.stringMatching(/^[0-9a-f]{24}$/) },
  });
});

test('a vote by nobody is refused with a sentence', async ({ request }) => {
  const answer = await request.put('/api/papers/2309.14322/vote');
  expect(answer.status()).toBe(401);
  expect((await answer.json()).error).toBe('Sign in first.');
});

test('the viewer overlay is private and knows the present counts', async ({ request }) => {
  const answer = await request.get('/api/viewer?papers=2309.14322');
  expect(answer.headers()['cache-control']).toContain('no-store');
  const overlay = await answer.json();
  expect(overlay.viewer).toBeNull();
  expect(overlay.papers['2309.14322'].upvotes).toBeGreaterThan(0);
});
