import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { fetchPolitely, isReachable, type Pace } from '@/lib/ingest/polite-fetch';
import { type Asked, startArxiv } from '../../../support/arxiv/server';

const arxiv = await startArxiv();
const elsewhere = await startArxiv();
const closed = await startArxiv();
await closed.stop();
process.env.ARXIV_RSS_URL = arxiv.url;
process.env.ARXIV_API_URL = `${arxiv.url}/api/query`;

const interval = 40;
const pace: Pace = { interval, timeout: 5_000, backOff: 1, tries: 3, longestWait: 5_000 };
const feed = '<feed><title>Schrödinger</title></feed>';
const soon = { 'retry-after': '0' };
const ask = (path: string, given: Partial<Pace> = {}) =>
  fetchPolitely(arxiv.url + path, { ...pace, ...given });

beforeEach(async () => {
  arxiv.forget();
  elsewhere.forget();
  arxiv.answer('/feed', { body: feed });
  await db().politeness.deleteMany();
});
afterAll(() => Promise.all([arxiv.stop(), elsewhere.stop()]));

describe('asking arXiv', () => {
  test('gives the body with the marks of this copy', async () => {
    arxiv.answer('/feed', {
      headers: { etag: '"a1"', 'last-modified': 'Thu, 20 Aug 2026 04:00:00 GMT' },
      body: feed,
    });
    expect(await ask('/feed')).toEqual({
      status: 200,
      body: feed,
      etag: '"a1"',
      lastModified: 'Thu, 20 Aug 2026 04:00:00 GMT',
    });
  });

  test('with those marks costs arXiv nothing where nothing is new', async () => {
    arxiv.answer('/feed', ({ headers }) =>
      headers['if-none-match'] === '"a1"' && headers['if-modified-since'] ? { status: 304 } : { body: feed },
    );
    const known = { etag: '"a1"', lastModified: 'Thu, 20 Aug 2026 04:00:00 GMT' };
    expect(await fetchPolitely(`${arxiv.url}/feed`, pace, known)).toMatchObject({ status: 304, body: '' });
    expect(await fetchPolitely(`${arxiv.url}/feed`, pace, { etag: null, lastModified: null })).toMatchObject({
      status: 200,
    });
  });

  test('reads a packed answer, and UTF-8 under any label', async () => {
    arxiv.answer('/feed', { gzip: true, body: feed });
    expect((await ask('/feed')).body).toBe(feed);
    for (const label of ['application/xml', 'text/html', 'text/xml; charset=iso-8859-1', 'x']) {
      arxiv.answer('/feed', { headers: { 'content-type': label }, body: feed });
      expect((await ask('/feed')).body).toBe(feed);
    }
  });

  test('gives a refusal back as an answer, without asking again', async () => {
    arxiv.answer('/bad', { status: 400, body: '<feed>malformed</feed>' });
    expect(await ask('/bad')).toMatchObject({ status: 400, body: '<feed>malformed</feed>' });
    expect(await ask('/none')).toMatchObject({ status: 404 });
    expect(arxiv.asked).toHaveLength(2);
  });
});

describe('when arXiv fails', () => {
  test.each([
    ['too busy', { status: 503, headers: soon, body: 'busy' }],
    [
      'over the limit in plain text',
      { status: 429, headers: { ...soon, 'content-type': 'text/plain' }, body: 'Rate exceeded.' },
    ],
    ['a connection that breaks in the middle', { body: feed, cutAfter: 20 }],
    ['a packed answer that breaks in the middle', { body: feed, gzip: true, cutAfter: 15 }],
    ['an answer cut off by somebody between', { body: feed.slice(0, -8) }],
    [
      'a web page',
      { headers: { 'content-type': 'text/html' }, body: '<!DOCTYPE html><html><body>Sorry</body></html>' },
    ],
    ['nothing at all', { body: '' }],
  ])('%s: it is asked again', async (_name, failure) => {
    arxiv.answerInTurn('/feed', failure, { body: feed });
    expect(await ask('/feed')).toMatchObject({ status: 200, body: feed });
    expect(arxiv.asked).toHaveLength(2);
  });

  test('it is asked three times and no more, and the reason is told', async () => {
    arxiv.answer('/feed', { status: 503, headers: soon, body: 'busy' });
    await expect(ask('/feed')).rejects.toMatchObject({
      code: 'source_unavailable',
      sentence:
        'arXiv does not answer at the moment: it answered with status 503. Try again in a few minutes.',
    });
    arxiv.answer('/cut', { body: feed, cutAfter: 20 });
    await expect(ask('/cut')).rejects.toThrow('the answer broke off');
    expect(arxiv.asked).toHaveLength(6);
  });

  test('a useless answer is in the end given as it is, so that its reader can say what is wrong', async () => {
    arxiv.answer('/feed', { body: 'Service unavailable' });
    expect((await ask('/feed', { tries: 2 })).body).toBe('Service unavailable');
    expect(arxiv.asked).toHaveLength(2);
  });

  test.each([
    ['before its answer', false],
    ['in the middle of its answer', true],
  ])('silence %s ends at the time limit, and the next one may ask', async (_name, startAtOnce) => {
    const never = promised();
    arxiv.answerInTurn('/feed', { body: feed, until: never.promise, startAtOnce }, { body: feed });
    await expect(ask('/feed', { timeout: 150, tries: 1 })).rejects.toThrow('no answer in time');
    expect(await ask('/feed')).toMatchObject({ status: 200 });
    never.resolve();
  });

  test('nobody there is told as no connection', async () => {
    await expect(fetchPolitely(`${closed.url}/feed`, { ...pace, tries: 1 })).rejects.toThrow('no connection');
  });

  test('an answer larger than any is not read to its end', async () => {
    arxiv.answer('/feed', { body: Buffer.alloc(31 * 1024 * 1024, 32), gzip: true });
    await expect(ask('/feed', { tries: 1 })).rejects.toThrow('larger than 30 MB');
  });
});

describe('a pause that arXiv asks for', () => {
  const inAnHour = new Date(Date.now() + 600_000).toUTCString();

  test.each([
    ['in seconds', '600', 600],
    ['as a date', inAnHour, 600],
    ['longer than a day, as a day', '864000', 86_400],
    ['that is no pause, by backing off', 'soon', 60],
  ])('%s holds for everybody and outlives the process', async (_name, header, seconds) => {
    arxiv.answer('/feed', { status: 503, headers: { 'retry-after': header }, body: 'busy' });
    await expect(ask('/feed', { backOff: 60_000, tries: 1 })).rejects.toThrow('503');
    const { nextAt } = await db().politeness.findUniqueOrThrow({ where: { service: 'arxiv' } });
    expect((nextAt.getTime() - Date.now()) / 1000).toBeGreaterThan(seconds - 10);
    expect((nextAt.getTime() - Date.now()) / 1000).toBeLessThan(seconds + 10);
    await expect(ask('/feed')).rejects.toThrow('does not answer');
    expect(arxiv.asked).toHaveLength(1);
  });

  test('grows with each failure', async () => {
    arxiv.answer('/feed', { status: 500, body: 'broken' });
    await expect(ask('/feed', { backOff: 4 * interval })).rejects.toThrow('500');
    const [first, second, third] = arxiv.asked.map(({ at }) => at) as [number, number, number];
    expect(second - first).toBeGreaterThanOrEqual(4 * interval);
    expect(third - second).toBeGreaterThanOrEqual(8 * interval);
  });
});

describe('a redirect', () => {
  test('is followed, each step as a request in its turn', async () => {
    arxiv.answer('/old', { status: 301, headers: { location: '/newer' } });
    arxiv.answer('/newer', { status: 302, headers: { location: `${arxiv.url}/feed` } });
    let requests = 0;
    expect(await ask('/old', { onRequest: () => (requests += 1) })).toMatchObject({
      status: 200,
      body: feed,
    });
    expect(requests).toBe(3);
    expectPolite(arxiv.asked, 3);
  });

  test('to another host is refused, and that host is never asked', async () => {
    elsewhere.answer('/feed', { body: feed });
    arxiv.answer('/feed', { status: 302, headers: { location: `${elsewhere.url}/feed` } });
    await expect(ask('/feed', { tries: 1 })).rejects.toThrow(/a redirect to http:.*, which is not arXiv/);
    expect(elsewhere.asked).toEqual([]);
  });

  test.each(['file:///etc/passwd', 'http://[', ''])('to "%s" is refused', async (location) => {
    arxiv.answer('/feed', { status: 302, headers: { location } });
    await expect(ask('/feed', { tries: 1 })).rejects.toThrow('does not answer');
  });

  test('in a circle ends', async () => {
    arxiv.answer('/feed', { status: 302, headers: { location: '/feed' } });
    await expect(ask('/feed', { tries: 1 })).rejects.toThrow('more than 3 redirects');
    expect(arxiv.asked).toHaveLength(4);
  });
});

describe('whether arXiv can be reached', () => {
  test('a redirect or a page that is not there is a yes, a failure and silence are a no', async () => {
    arxiv.answer('/moved', { status: 302, headers: { location: '/feed' } });
    expect(await isReachable(`${arxiv.url}/moved`, pace)).toBe(true);
    expect(await isReachable(`${arxiv.url}/none`, pace)).toBe(true);
    arxiv.answer('/down', { status: 503, headers: soon });
    expect(await isReachable(`${arxiv.url}/down`, pace)).toBe(false);
    expect(await isReachable(`${closed.url}/`, pace)).toBe(false);
  });
});

describe('two harvests and a visitor', () => {
  test('never ask at once nor faster than the pace, and the visitor does not wait for the harvests', async () => {
    arxiv.answer('/page', { body: feed });
    const harvests = Promise.all([harvest(6), harvest(6)]);
    const finished: string[] = [];
    void harvests.then(() => finished.push('harvests'));
    await ask('/feed', { yieldMs: 0 }).then(() => finished.push('visitor'));
    await harvests;
    expect(finished).toEqual(['visitor', 'harvests']);
    expect(arxiv.asked.findIndex(({ path }) => path === '/feed')).toBeLessThanOrEqual(2);
    expectPolite(arxiv.asked, 13);
  });

  test('wait for one another also where arXiv is slower than the pace', async () => {
    const answered = promised();
    arxiv.answerInTurn('/page', { body: feed, until: answered.promise }, { body: feed });
    const all = [ask('/page'), ask('/page'), ask('/page')];
    await expect(ask('/feed', { longestWait: 4 * interval })).rejects.toThrow('does not answer');
    expect(arxiv.asked).toHaveLength(1);
    answered.resolve();
    await Promise.all(all);
    expectPolite(arxiv.asked, 3);
  });
});

function promised(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

async function harvest(pages: number): Promise<void> {
  for (let page = 0; page < pages; page += 1) await ask('/page', { yieldMs: interval / 2 });
}

/** Each request begins after the one before has ended, and not sooner than the pace allows. */
function expectPolite(asked: Asked[], count: number): void {
  expect(asked).toHaveLength(count);
  for (const [index, one] of asked.slice(1).entries()) {
    const before = asked[index] as Asked;
    expect(one.at).toBeGreaterThanOrEqual(before.endedAt ?? Number.POSITIVE_INFINITY);
    expect(one.at - before.at).toBeGreaterThanOrEqual(interval - 1);
  }
}
