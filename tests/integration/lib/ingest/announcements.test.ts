import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { toDay } from '@/lib/dates';
import { db } from '@/lib/db';
import { ingestAnnouncements } from '@/lib/ingest/announcements';
import { ingestIds } from '@/lib/ingest/ids';
import { apiAnswer, apiError } from '../../../support/arxiv/api';
import { rssFeed } from '../../../support/arxiv/feed';
import { startArxiv } from '../../../support/arxiv/server';

const arxiv = await startArxiv();
process.env.ARXIV_RSS_URL = arxiv.url;
process.env.ARXIV_API_URL = `${arxiv.url}/api/query`;
process.env.ARXIV_CATEGORIES = 'cs.AI,cs.LG';
process.env.CONTACT_EMAIL = 'editor@example.org';

const hasty = { interval: 0, timeout: 2_000, backOff: 0, tries: 2, longestWait: 5_000 };

beforeEach(async () => {
  arxiv.forget();
  arxiv.answer('/rss/cs.AI', { body: rssFeed([]) });
  arxiv.answer('/rss/cs.LG', { body: rssFeed([]) });
  arxiv.answer('/api/query', { body: apiAnswer([]) });
  await db().paper.deleteMany();
  await db().quarantine.deleteMany();
  await db().run.deleteMany();
});
afterAll(() => arxiv.stop());

describe('what arXiv announces', () => {
  test('comes in once, on the announced day, however often it is read', async () => {
    arxiv.answer('/rss/cs.AI', { body: rssFeed([{ id: '2608.10001v1', type: 'new', title: 'First' }]) });
    arxiv.answer('/rss/cs.LG', { body: rssFeed([{ id: '2608.10001v1', type: 'cross', title: 'First' }]) });
    expect(await ingestAnnouncements(hasty)).toMatchObject({ papers: 1, days: ['2026-08-20'] });
    expect(await ingestAnnouncements(hasty)).toMatchObject({ papers: 0, changed: 0, days: [] });
    expect(await places()).toEqual([['2608.10001', '2026-08-20', 'feed']]);
  });

  test('gets its true dates and comment from the API', async () => {
    arxiv.answer('/rss/cs.AI', { body: rssFeed([{ id: '2608.10001v1', type: 'new' }]) });
    const record = { id: '2608.10001v1', published: '2026-08-17T09:30:00Z', comment: '9 pages' };
    arxiv.answer('/api/query', { body: apiAnswer([record]) });
    await ingestAnnouncements(hasty);
    expect(await db().paper.findUnique({ where: { id: '2608.10001' } })).toMatchObject({
      publishedAt: new Date('2026-08-17T09:30:00Z'),
      comment: '9 pages',
      licence: 'http://creativecommons.org/licenses/by/4.0/',
    });
    expect(await places()).toEqual([['2608.10001', '2026-08-20', 'feed']]);
  });

  test('gets them in a later run where the API failed at first', async () => {
    arxiv.answer('/rss/cs.AI', { body: rssFeed([{ id: '2608.10001v1', type: 'new' }]) });
    arxiv.answer('/api/query', { status: 400, body: apiError });
    await ingestAnnouncements(hasty, { now: new Date('2026-08-20T05:00:00Z') });
    arxiv.answer('/api/query', { body: apiAnswer([{ id: '2608.10001v1', comment: '9 pages' }]) });
    await ingestAnnouncements(hasty, { now: new Date('2026-08-20T05:00:00Z') });
    expect((await db().paper.findFirstOrThrow()).comment).toBe('9 pages');
  });

  test('a new version changes the title and neither the day nor the votes', async () => {
    arxiv.answer('/rss/cs.AI', { body: rssFeed([{ id: '2608.10001v1', type: 'new', title: 'Before' }]) });
    await ingestAnnouncements(hasty);
    await vote('2608.10001');
    const later = 'Wed, 26 Aug 2026 00:00:00 -0400';
    arxiv.answer('/rss/cs.AI', {
      body: rssFeed([{ id: '2608.10001v2', type: 'replace', title: 'After' }], later),
    });
    expect(await ingestAnnouncements(hasty)).toMatchObject({ papers: 0, changed: 1, days: ['2026-08-20'] });
    const paper = await db().paper.findUniqueOrThrow({
      where: { id: '2608.10001' },
      include: { votes: true },
    });
    expect(paper).toMatchObject({ title: 'After', version: 2, upvotes: 1 });
    expect(paper.votes).toHaveLength(1);
    expect(await places()).toEqual([['2608.10001', '2026-08-20', 'feed']]);
  });

  test('replacements and old cross-lists of unknown papers stay out', async () => {
    const items = [
      { id: '2608.10001v1', type: 'new' },
      { id: '2501.00001v1', type: 'cross' },
      { id: '2601.00002v4', type: 'replace' },
    ];
    arxiv.answer('/rss/cs.AI', { body: rssFeed(items) });
    await ingestAnnouncements(hasty);
    expect((await places()).map(([id]) => id)).toEqual(['2608.10001']);
  });

  test('a cut answer writes nothing of its category, says so, and the other category comes in', async () => {
    arxiv.answer('/rss/cs.AI', { body: rssFeed([{ id: '2608.10001v1', type: 'new' }]).slice(0, -20) });
    arxiv.answer('/rss/cs.LG', { body: rssFeed([{ id: '2608.10002v1', type: 'new' }]) });
    expect(await ingestAnnouncements(hasty)).toMatchObject({
      failures: [expect.stringContaining('cs.AI')],
      createdIds: ['2608.10002'],
    });
    expect((await places()).map(([id]) => id)).toEqual(['2608.10002']);
    expect(await db().run.findFirst()).toMatchObject({
      outcome: 'failed',
      reason: expect.stringContaining('well-formed'),
    });
  });

  test('a broken connection and silence fail the run', async () => {
    arxiv.answer('/rss/cs.AI', { body: rssFeed([{ id: '2608.10001v1', type: 'new' }]), cutAfter: 300 });
    expect((await ingestAnnouncements(hasty)).failures).toEqual([expect.stringContaining('does not answer')]);
    expect(await places()).toEqual([]);
  });

  test('an unreadable item is kept once with its reason', async () => {
    arxiv.answer('/rss/cs.AI', { body: rssFeed([{ id: '0811.36489v1', type: 'new' }]) });
    expect(await ingestAnnouncements(hasty)).toMatchObject({ quarantined: 1 });
    await ingestAnnouncements(hasty);
    const kept = await db().quarantine.findMany();
    expect(kept).toHaveLength(1);
    expect(kept[0]).toMatchObject({ source: 'feed', reason: expect.stringContaining('is not an arXiv id') });
    expect(kept[0]?.raw).toContain('<guid');
  });
});

describe('asking arXiv', () => {
  test('names the product and a contact', async () => {
    await ingestAnnouncements(hasty);
    expect(arxiv.asked[0]?.userAgent).toBe(
      'Broadsheet/0.1 (+http://localhost:3000; mailto:editor@example.org)',
    );
  });

  test('one request at a time, spaced by the interval, also between two runs at once', async () => {
    const interval = 60;
    await Promise.all([
      ingestAnnouncements({ ...hasty, interval }),
      ingestAnnouncements({ ...hasty, interval }),
    ]);
    const times = arxiv.asked.map((one) => one.at).sort((first, second) => first - second);
    expect(times).toHaveLength(4);
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(2.5 * interval);
  });

  test('somebody who waits is told at once when the queue is long', async () => {
    const nextAt = new Date(Date.now() + 60_000);
    await db().politeness.upsert({
      where: { service: 'arxiv' },
      create: { service: 'arxiv', nextAt },
      update: { nextAt },
    });
    await expect(ingestIds(['2608.10001'], hasty)).rejects.toThrow('arXiv does not answer');
    await db().politeness.deleteMany();
    expect(arxiv.asked).toEqual([]);
  });

  test('asks again after 503 and gives up after the last try', async () => {
    let refusals = 1;
    arxiv.answer('/rss/cs.AI', () =>
      refusals-- > 0
        ? { status: 503, headers: { 'retry-after': '0' }, body: 'busy' }
        : { body: rssFeed([{ id: '2608.10001v1', type: 'new' }]) },
    );
    expect(await ingestAnnouncements(hasty)).toMatchObject({ papers: 1 });
    arxiv.answer('/rss/cs.AI', { status: 429, headers: { 'retry-after': '0' }, body: 'Rate exceeded.' });
    expect((await ingestAnnouncements(hasty)).failures).toEqual([expect.stringContaining('does not answer')]);
  });
});

describe('the queue for arXiv', () => {
  test('waits as long as arXiv says, also after the last try', async () => {
    arxiv.answer('/api/query', { status: 503, headers: { 'retry-after': '60' }, body: 'busy' });
    await expect(ingestIds(['2608.10001'], { ...hasty, tries: 1 })).rejects.toThrow('does not answer');
    const turn = await db().politeness.findUniqueOrThrow({ where: { service: 'arxiv' } });
    await db().politeness.deleteMany();
    expect(turn.nextAt.getTime() - Date.now()).toBeGreaterThan(50_000);
  });

  test('asks nobody once the time of the whole is over', async () => {
    const late = { ...hasty, giveUpAt: Date.now() - 1 };
    await expect(ingestIds(['2608.10001'], late)).rejects.toThrow('does not answer');
    expect(arxiv.asked).toEqual([]);
  });
});

describe('papers by id', () => {
  test('come in from any written form, on their estimated day; an unknown one is left out', async () => {
    arxiv.answer('/api/query', {
      body: apiAnswer([{ id: 'hep-th/9901001v3', published: '1999-01-01T10:00:00Z' }]),
    });
    const result = await ingestIds(['https://arxiv.org/abs/hep-th/9901001v3', '2608.99999'], hasty);
    expect(result).toMatchObject({ papers: 1, createdIds: ['hep-th/9901001'] });
    expect(arxiv.asked[0]?.query.get('id_list')).toBe('hep-th/9901001,2608.99999');
    expect(arxiv.asked[0]?.query.get('max_results')).toBe('2');
    expect((await places())[0]?.[2]).toBe('estimated');
  });

  test('an error of arXiv is told in its own words, and what is no id is not asked', async () => {
    arxiv.answer('/api/query', { status: 400, body: apiError });
    await expect(ingestIds(['2608.10001'], hasty)).rejects.toThrow('incorrect id format for x');
    arxiv.forget();
    await expect(ingestIds(['nonsense'], hasty)).rejects.toThrow('"nonsense" is not an arXiv id.');
    expect(arxiv.asked).toEqual([]);
  });
});

async function places(): Promise<[string, string, string][]> {
  const entries = await db().entry.findMany({ orderBy: { paperId: 'asc' } });
  return entries.map((entry) => [entry.paperId, toDay(entry.feedDay), entry.dayBy]);
}

async function vote(paperId: string): Promise<void> {
  const user = await db().user.create({
    data: { objectId: 'a'.repeat(24), handle: 'reader', name: 'Reader' },
  });
  await db().vote.create({ data: { paperId, userId: user.id } });
  await db().paper.update({ where: { id: paperId }, data: { upvotes: 1 } });
}
