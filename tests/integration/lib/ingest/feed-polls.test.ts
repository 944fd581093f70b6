import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { toDay } from '@/lib/dates';
import { db } from '@/lib/db';
import { ingestAnnouncements } from '@/lib/ingest/announcements';
import { removeOldPolls } from '@/lib/ingest/feed-polls';
import { apiAnswer } from '../../../support/arxiv/api';
import { rssFeed } from '../../../support/arxiv/feed';
import { startArxiv } from '../../../support/arxiv/server';

const arxiv = await startArxiv();
process.env.ARXIV_RSS_URL = arxiv.url;
process.env.ARXIV_API_URL = `${arxiv.url}/api/query`;
process.env.ARXIV_CATEGORIES = 'cs.AI';
const hasty = { interval: 1, timeout: 5_000, backOff: 1, tries: 2, longestWait: 5_000 };

const wednesday = { date: 'Wed, 19 Aug 2026 00:00:00 -0400', now: new Date('2026-08-19T04:30:00Z') };
const thursday = { date: 'Thu, 20 Aug 2026 00:00:00 -0400', now: new Date('2026-08-20T04:30:00Z') };
const numbered = (count: number, from: number) =>
  Array.from({ length: count }, (_, index) => `2608.${String(10_000 + from + index)}`);

afterAll(() => arxiv.stop());
beforeEach(async () => {
  arxiv.forget();
  await db().paper.deleteMany();
  await db().feedPoll.deleteMany();
  arxiv.answer('/api/query', { body: apiAnswer([]) });
});

describe('a feed that is late', () => {
  test('shows yesterday with the date of today: nothing moves, and the look counts as stale', async () => {
    announce(numbered(8, 1), wednesday.date);
    await poll(wednesday);
    announce([...numbered(8, 1), '2608.10009'], thursday.date);
    await poll(thursday);
    expect(await daysOf(numbered(9, 1))).toEqual(Array(9).fill('2026-08-19'));
    expect(await verdicts()).toEqual(['fresh', 'stale']);
  });

  test('is asked again until the batch has come and was the same twice', async () => {
    announce(numbered(4, 1), wednesday.date);
    await poll(wednesday);
    for (const minute of ['30', '45']) await poll({ now: new Date(`2026-08-20T04:${minute}:00Z`) });
    announce(numbered(5, 5), thursday.date);
    for (const hour of ['05', '06', '07', '08', '09'])
      await ingestAnnouncements(hasty, { now: new Date(`2026-08-20T${hour}:00:00Z`), unsettled: true });
    expect(await verdicts()).toEqual(['fresh', 'stale', 'stale', 'fresh', 'same', 'same']);
    expect(await daysOf(numbered(5, 5))).toEqual(Array(5).fill('2026-08-20'));
  });

  test('with two batches in one night gives each paper the day that it was meant for', async () => {
    announce(numbered(4, 1), 'Tue, 18 Aug 2026 00:00:00 -0400');
    await poll({ now: new Date('2026-08-18T04:30:00Z') });
    announce([], wednesday.date);
    await poll(wednesday);
    const [missed, present] = [numbered(10, 5), numbered(12, 15)];
    announce([...missed, ...present], thursday.date);
    arxiv.answer('/api/query', {
      body: apiAnswer([
        ...missed.map((id) => ({ id: `${id}v1`, published: '2026-08-18T10:00:00Z' })),
        ...present.map((id) => ({ id: `${id}v1`, published: '2026-08-19T10:00:00Z' })),
      ]),
    });
    await poll(thursday);
    expect(await daysOf(missed)).toEqual(missed.map(() => '2026-08-19'));
    expect(await daysOf(present)).toEqual(present.map(() => '2026-08-20'));
  });
});

test('papers that arrive on a holiday of the calendar keep the day on which they arrived', async () => {
  announce(numbered(3, 1), 'Fri, 27 Nov 2026 00:00:00 -0500');
  await poll({ now: new Date('2026-11-27T05:30:00Z') });
  expect(await daysOf(numbered(3, 1))).toEqual(Array(3).fill('2026-11-27'));
});

test('an empty feed is a look that found nothing, and no failure', async () => {
  announce([], wednesday.date);
  expect(await poll(wednesday)).toMatchObject({ papers: 0, failures: [] });
  expect(await verdicts()).toEqual(['empty']);
});

test('a feed that has not changed is not sent again', async () => {
  let sent = 0;
  arxiv.answer('/rss/cs.AI', ({ headers }) => {
    if (headers['if-none-match'] === '"one"') return { status: 304, body: '' };
    sent += 1;
    return { headers: { etag: '"one"' }, body: feedOf(numbered(2, 1), thursday.date) };
  });
  await poll(thursday);
  await poll({ now: new Date('2026-08-20T05:00:00Z') });
  expect(sent).toBe(1);
  expect(await verdicts()).toEqual(['fresh', 'same']);
});

test('a look that fails is remembered with its reason', async () => {
  arxiv.answer('/rss/cs.AI', {
    status: 400,
    body: '<rss><channel><title>Feed error</title></channel></rss>',
  });
  await poll(thursday);
  expect(await db().feedPoll.findMany({ select: { verdict: true, reason: true } })).toEqual([
    { verdict: 'error', reason: expect.stringContaining('status 400') },
  ]);
});

test('a dry run writes nothing: no paper, no run, no look', async () => {
  announce(numbered(3, 1), thursday.date);
  const runs = await db().run.count();
  const result = await ingestAnnouncements(hasty, { ...thursday, dryRun: true });
  expect(result.papers).toBe(3);
  expect([await db().paper.count(), await db().feedPoll.count(), (await db().run.count()) - runs]).toEqual([
    0, 0, 0,
  ]);
});

test('looks older than 90 days are removed', async () => {
  announce(numbered(1, 1), thursday.date);
  await poll(thursday);
  await poll({ now: new Date('2026-11-17T04:30:00Z') });
  expect(await removeOldPolls(new Date('2026-11-19T05:00:00Z'))).toBe(1);
  expect(await db().feedPoll.count()).toBe(1);
});

function announce(ids: string[], date: string): void {
  arxiv.answer('/rss/cs.AI', { body: feedOf(ids, date) });
}

function feedOf(ids: string[], date: string): string {
  return rssFeed(
    ids.map((id) => ({ id: `${id}v1`, type: 'new' })),
    date,
  );
}

function poll({ now }: { now: Date }) {
  return ingestAnnouncements(hasty, { now });
}

async function daysOf(ids: string[]): Promise<string[]> {
  const entries = await db().entry.findMany({ where: { paperId: { in: ids } }, orderBy: { paperId: 'asc' } });
  return entries.map((entry) => toDay(entry.feedDay));
}

async function verdicts(): Promise<string[]> {
  const polls = await db().feedPoll.findMany({ orderBy: { polledAt: 'asc' }, select: { verdict: true } });
  return polls.map(({ verdict }) => verdict);
}
