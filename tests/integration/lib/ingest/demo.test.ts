import { beforeEach, describe, expect, test } from 'vitest';
import { isListingDay } from '@/lib/arxiv-calendar';
import { addDays, currentFeedDay, fromDay, toDay } from '@/lib/dates';
import { db } from '@/lib/db';
import { publishEdition } from '@/lib/digest/edition-commands';
import { ingestDemo, removeDemo } from '@/lib/ingest/demo';
import { readLine } from '@/lib/ingest/file-lines';
import { storePage } from '@/lib/ingest/store';
import { castVote } from '@/lib/votes/commands';
import { insertReaders } from '../../../support/readers';

const now = new Date('2026-11-22T21:00:00Z');

beforeEach(async () => {
  await db().paper.deleteMany();
  await db().user.deleteMany();
});

describe('the demo catalogue', () => {
  test('has at least 60 papers over at least 10 days up to the newest listing day, all marked', async () => {
    await ingestDemo(now);
    const entries = await db().entry.findMany({ include: { paper: true } });
    const days = [...new Set(entries.map((entry) => toDay(entry.feedDay)))].sort();
    expect(entries.length).toBeGreaterThanOrEqual(60);
    expect(days.length).toBeGreaterThanOrEqual(10);
    expect(days.at(-1)).toBe('2026-11-20');
    expect(
      entries.every(({ paper, dayBy }) => paper.demo && paper.abstractBy === 'editors' && dayBy === 'demo'),
    ).toBe(true);
  });

  test.each(['2026-11-22T21:00:00Z', '2026-03-01T12:00:00Z', '2027-10-29T12:00:00Z'])(
    'puts the founding page on the latest October 29 (seen %s)',
    async (at) => {
      await ingestDemo(new Date(at));
      const { feedDay } = await db().entry.findUniqueOrThrow({ where: { paperId: '2309.14322' } });
      const year = at.startsWith('2026-03') ? 2025 : Number(at.slice(0, 4));
      expect(toDay(feedDay)).toBe(`${year}-10-29`);
    },
  );

  test('has counters equal to its rows, and no vote before its day or in the future', async () => {
    await ingestDemo(now);
    expect(await wrongCounters()).toEqual([]);
    expect(await db().vote.count({ where: { castAt: { gt: now } } })).toBe(0);
    expect(await db().vote.count()).toBeGreaterThan(100);
    expect(await db().comment.count({ where: { createdAt: { gt: now } } })).toBe(0);
  });

  test('loaded twice is the same as once', async () => {
    await ingestDemo(now);
    const before = await everything();
    await ingestDemo(new Date(now.getTime() + 60_000));
    expect(await everything()).toEqual(before);
  });

  test('leaves without a trace, and a paper that has become real stays without the invented votes', async () => {
    await ingestDemo(now);
    const real = {
      id: '2309.14322',
      title: 'Real',
      abstract: 'Real.',
      authors: ['A'],
      categories: ['cs.LG'],
    };
    await storePage([readLine(JSON.stringify({ ...real, published: '2023-09-25T10:00:00Z' }))]);
    const { days, changedIds } = await removeDemo();
    expect(days).toContain('2026-11-20');
    expect(changedIds.length).toBeGreaterThanOrEqual(60);
    expect(await db().user.count()).toBe(0);
    const [paper, ...others] = await db().paper.findMany({ include: { entry: true } });
    expect(others).toEqual([]);
    expect(paper).toMatchObject({
      title: 'Real',
      demo: false,
      upvotes: 0,
      commentCount: 0,
      abstractBy: 'authors',
    });
    expect(paper?.entry).toMatchObject({ dayBy: 'estimated' });
  });
});

test('a vote that is cast while the demo comes in is counted', async () => {
  await ingestDemo(now);
  const { paperId } = await db().entry.findFirstOrThrow();
  const readers = Array.from({ length: 12 }, (_, index) => ({
    id: `reader-${index}`,
    objectId: String(index).padStart(24, '0'),
    handle: `reader-${index}`,
    name: 'Reader',
  }));
  await db().user.createMany({ data: readers });
  const votes = readers.map(({ id }) =>
    castVote({ userId: id, handle: id, name: 'Reader', role: 'reader' }, { paperId }),
  );
  await Promise.all([ingestDemo(now), ...votes, ingestDemo(now)]);
  expect(await db().vote.count({ where: { paperId, userId: { startsWith: 'reader-' } } })).toBe(12);
  expect(await wrongCounters()).toEqual([]);
});

test('recounting waits for a vote that is not yet written', async () => {
  await ingestDemo(now);
  const { paperId } = await db().entry.findFirstOrThrow();
  await db().user.create({ data: { id: 'late', objectId: 'b'.repeat(24), handle: 'late', name: 'Late' } });
  let recounted: Promise<unknown> = Promise.resolve();
  await db().$transaction(async (tx) => {
    await tx.vote.create({ data: { paperId, userId: 'late' } });
    await tx.paper.update({ where: { id: paperId }, data: { upvotes: { increment: 1 } } });
    recounted = ingestDemo(now);
    await lockAwaited();
  });
  await recounted;
  expect(await wrongCounters()).toEqual([]);
});

test('an edition of demo papers goes with them, unless somebody was to get it', async () => {
  await ingestDemo(now);
  await publishEdition('daily', '2026-11-20');
  await publishEdition('daily', '2026-11-19');
  const sent = await db().edition.findFirstOrThrow({ where: { periodStart: fromDay('2026-11-19') } });
  await insertReaders(['ada@example.org']);
  const { id } = await db().subscriber.findFirstOrThrow();
  const delivery = { subscriberId: id, kind: 'daily', localDate: fromDay('2026-11-20'), editionId: sent.id };
  await db().delivery.create({ data: delivery });
  expect((await removeDemo()).editions).toEqual([{ kind: 'daily', periodStart: '2026-11-20' }]);
  expect(await db().edition.findMany({ select: { id: true } })).toEqual([{ id: sent.id }]);
  expect(await db().delivery.count()).toBe(1);
});

test('the newest listing day is never in the future', () => {
  expect(isListingDay(addDays(currentFeedDay(now), -3))).toBe(true);
});

/** Resolves once another connection waits for a row of ours. */
async function lockAwaited(): Promise<void> {
  for (;;) {
    const waiting = await db().$queryRaw<unknown[]>`
      select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    if (waiting.length > 0) return;
  }
}

async function wrongCounters() {
  return await db().$queryRaw`
    select id from papers where upvotes <> (select count(*) from votes where paper_id = papers.id)
      or comment_count <> (select count(*) from comments where paper_id = papers.id)`;
}

async function everything() {
  return {
    papers: await db().paper.findMany({ orderBy: { id: 'asc' } }),
    entries: await db().entry.findMany({ orderBy: { paperId: 'asc' } }),
    votes: await db().vote.findMany({ orderBy: [{ paperId: 'asc' }, { userId: 'asc' }] }),
    comments: await db().comment.findMany({ orderBy: { id: 'asc' } }),
  };
}
