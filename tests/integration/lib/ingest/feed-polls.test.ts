import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { toDay } from '@/lib/dates';
import { db } from '@/lib/db';
import { ingestAnnouncements } from '@/lib/ingest/announcements';
import { removeOldPolls } from '@/lib/ingest/feed-polls';
import { storePage } from '@/lib/ingest/store';
import { type PaperRecord, paperRecord } from '@/lib/papers/schema';
import { apiAnswer, apiError } from '../../../support/arxiv/api';
import { rssFeed } from '../../../support/arxiv/feed';
import { startArxiv } from '../../../support/arxiv/server';

const arxiv = await startArxiv();
process.env.ARXIV_RSS_URL = arxiv.url;
process.env.ARXIV_API_URL = `${arxiv.url}/api/query`;
process.env.ARXIV_CATEGORIES = 'cs.AI,cs.CL';
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
  announce([], wednesday.date, 'cs.CL');
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

  test('overrules neither the day that OAI-PMH saw', async () => {
    await storePage(
      numbered(6, 1).map((id) => paperOf(id, { announced: '2026-08-19', dayBy: 'oai', source: 'oai' })),
    );
    announce(numbered(6, 1), thursday.date);
    await poll(thursday);
    expect(await daysOf(numbered(6, 1))).toEqual(Array(6).fill('2026-08-19'));
    expect(await verdicts()).toEqual(['stale']);
  });
});

describe('two batches in one night', () => {
  const [missed, present] = [numbered(10, 5), numbered(12, 15)];
  const others = { missed: numbered(10, 30), present: numbered(12, 40) };

  beforeEach(async () => {
    announce(numbered(4, 1), 'Tue, 18 Aug 2026 00:00:00 -0400');
    announce(numbered(4, 60), 'Tue, 18 Aug 2026 00:00:00 -0400', 'cs.CL');
    await poll({ now: new Date('2026-08-18T04:30:00Z') });
    announce([], wednesday.date);
    announce([], wednesday.date, 'cs.CL');
    await poll(wednesday);
    announce([...missed, ...present], thursday.date);
    announce([...others.missed, ...others.present], thursday.date, 'cs.CL');
  });

  test('give each paper the day that it was meant for, in every category and however often one looks', async () => {
    answerDates();
    for (const minute of ['30', '45']) await poll({ now: new Date(`2026-08-20T04:${minute}:00Z`) });
    announce([...missed, ...present, ...numbered(1, 27)], thursday.date);
    await poll({ now: new Date('2026-08-20T05:00:00Z') });
    for (const ids of [missed, others.missed]) expect(await daysOf(ids)).toEqual(ids.map(() => '2026-08-19'));
    for (const ids of [present, others.present])
      expect(await daysOf(ids)).toEqual(ids.map(() => '2026-08-20'));
  });

  test('are told apart by a later look where the API was silent at first', async () => {
    arxiv.answer('/api/query', { status: 400, body: apiError });
    arxiv.answer('/rss/cs.AI', ({ headers }) =>
      headers['if-none-match']
        ? { status: 304, body: '' }
        : { headers: { etag: '"one"' }, body: feedOf([...missed, ...present], thursday.date) },
    );
    await poll(thursday);
    answerDates();
    await poll({ now: new Date('2026-08-20T05:00:00Z') });
    expect(await daysOf(missed)).toEqual(missed.map(() => '2026-08-19'));
  });

  test('are not looked for where nobody looked on the day before', async () => {
    await db().feedPoll.deleteMany({ where: { feedDay: null } });
    answerDates();
    await poll(thursday);
    expect(await daysOf(missed)).toEqual(missed.map(() => '2026-08-20'));
  });

  function answerDates(): void {
    const early = new Set([...missed, ...others.missed]);
    arxiv.answer('/api/query', ({ query }) => {
      const ids = (query.get('id_list') ?? '').split(',');
      const submitted = (id: string) => (early.has(id) ? '2026-08-18T10:00:00Z' : '2026-08-19T10:00:00Z');
      return { body: apiAnswer(ids.map((id) => ({ id: `${id}v1`, published: submitted(id) }))) };
    });
  }
});

test('a replacement does not move a day that was estimated', async () => {
  const first = { announced: null, dayBy: 'estimated' as const, source: 'api' as const };
  await storePage([paperOf('2608.10001', { ...first, publishedAt: new Date('2026-08-26T10:00:00Z') })]);
  expect(await daysOf(['2608.10001'])).toEqual(['2026-08-27']);
  const body = rssFeed([{ id: '2608.10001v2', type: 'replace' }], 'Fri, 20 Nov 2026 00:00:00 -0500');
  arxiv.answer('/rss/cs.AI', { body });
  await poll({ now: new Date('2026-11-20T05:30:00Z') });
  expect(await daysOf(['2608.10001'])).toEqual(['2026-08-27']);
});

test('a feed whose date is a day behind its papers gives them the day that is due', async () => {
  announce(numbered(5, 1), wednesday.date);
  await poll(wednesday);
  announce(numbered(5, 10), wednesday.date);
  await poll(thursday);
  expect(await daysOf(numbered(5, 10))).toEqual(Array(5).fill('2026-08-20'));
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
  expect(
    await db().feedPoll.findMany({ where: { category: 'cs.AI' }, select: { verdict: true, reason: true } }),
  ).toEqual([{ verdict: 'error', reason: expect.stringContaining('status 400') }]);
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
  expect(await removeOldPolls(new Date('2026-11-19T05:00:00Z'))).toBe(2);
  expect(await db().feedPoll.count()).toBe(2);
});

function announce(ids: string[], date: string, category = 'cs.AI'): void {
  arxiv.answer(`/rss/${category}`, { body: feedOf(ids, date, category) });
}

function paperOf(id: string, more: Partial<PaperRecord>): PaperRecord {
  const at = new Date('2026-08-18T10:00:00Z');
  const known = {
    title: id,
    abstract: 'Known.',
    authors: ['A'],
    categories: ['cs.AI'],
    publishedAt: at,
    revisedAt: at,
  };
  return paperRecord.parse({ id, source: 'api', ...known, ...more });
}

function feedOf(ids: string[], date: string, category = 'cs.AI'): string {
  return rssFeed(
    ids.map((id) => ({ id: `${id}v1`, type: 'new', categories: [category] })),
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
  const polls = await db().feedPoll.findMany({
    where: { category: 'cs.AI' },
    orderBy: { polledAt: 'asc' },
    select: { verdict: true },
  });
  return polls.map(({ verdict }) => verdict);
}
