import { beforeEach, describe, expect, test } from 'vitest';
import type { Viewer } from '@/lib/auth/schema';
import { db } from '@/lib/db';
import { forgetVectors } from '@/lib/embedding/serving';
import { follow } from '@/lib/follows/commands';
import { readForYou } from '@/lib/for-you/queries';
import type { Cause } from '@/lib/for-you/schema';
import { hidePaper, markRead, savePaper } from '@/lib/reading/commands';
import { insertPaper, type PaperFixture } from '@/tests/support/papers';
import { personCalled } from '@/tests/support/people-and-papers';
import { giveVectors } from '@/tests/support/vectors';

const now = new Date('2026-10-29T16:00:00Z');
let people = 0;
let viewer: NonNullable<Viewer>;

beforeEach(async () => {
  await db().$executeRaw`truncate papers, users, words_changes, embedding_models cascade`;
  forgetVectors();
  people += 1;
  viewer = await personCalled(`reader-${people}`);
});

describe('each paper says why it is listed', () => {
  test('because of a followed author, in any way of writing the name, however old the paper', async () => {
    await paper('2610.00001', { authors: ['G. E. Hinton', 'Bo Lin'], day: '2026-03-02' });
    await paper('2610.00002', { authors: ['Gerald Hinton'] });
    await follow(viewer, { kind: 'author', target: 'Geoffrey Hinton' });
    expect(await listed()).toEqual({ '2610.00001': [{ kind: 'author', target: 'Geoffrey Hinton' }] });
  });

  test('because of a followed category, or a whole archive', async () => {
    await paper('2610.00001', { categories: ['hep-th', 'math.CO'] });
    await paper('2610.00002', { categories: ['cs.LG'] });
    await follow(viewer, { kind: 'category', target: 'math' });
    expect(await listed()).toEqual({ '2610.00001': [{ kind: 'category', target: 'math' }] });
  });

  test('because of a followed search', async () => {
    await paper('2610.00001', { title: 'On protein folding' });
    await paper('2610.00002', { title: 'On wheat' });
    await follow(viewer, { kind: 'search', target: 'protein folding' });
    expect(await listed()).toEqual({ '2610.00001': [{ kind: 'search', target: 'protein folding' }] });
  });

  test('because it is like a saved paper, or stands in one of its categories', async () => {
    await paper('2610.00001', { title: 'Train longer', categories: ['stat.ML'] });
    await paper('2610.00002', { categories: ['hep-th'] });
    await paper('2610.00003', { categories: ['stat.ML'] });
    await paper('2610.00004', { categories: ['math.CO'] });
    await giveVectors({ '2610.00001': 0, '2610.00002': 0.1, '2610.00003': 2.9, '2610.00004': 3 });
    await savePaper(viewer, { paperId: '2610.00001' });
    expect(await listed()).toEqual({
      '2610.00002': [{ kind: 'like', id: '2610.00001', title: 'Train longer' }],
      '2610.00003': [{ kind: 'field', code: 'stat.ML' }],
    });
  });

  test('because others voted for it, after all that the reader chose', async () => {
    await paper('2610.00001', { categories: ['hep-th'], upvotes: 3, hot: 9 });
    await paper('2610.00002', { categories: ['cs.LG'] });
    await paper('2610.00003', { categories: ['hep-th'] });
    await follow(viewer, { kind: 'category', target: 'cs.LG' });
    const list = await listed();
    expect(Object.keys(list)).toEqual(['2610.00002', '2610.00001']);
    expect(list['2610.00001']).toEqual([{ kind: 'votes', votes: 3 }]);
  });
});

test('what is hidden, read, saved, voted for or submitted by the reader, withdrawn, old or of tomorrow is not listed', async () => {
  const ids = Array.from({ length: 10 }, (_, n) => `2610.0000${n}`);
  await paper('2610.00008', { day: '2026-10-30' });
  await paper('2610.00009', { hasFiles: false });
  await paper('2610.00005', { submitterId: viewer.userId });
  for (const id of ids.slice(0, 5).concat('2610.00006')) await paper(id, {});
  await hidePaper(viewer, { paperId: '2610.00000' });
  await markRead(viewer, { paperId: '2610.00001' });
  await savePaper(viewer, { paperId: '2610.00002' });
  await vote('2610.00003');
  await follow(viewer, { kind: 'category', target: 'cs.LG' });
  expect(Object.keys(await listed()).sort()).toEqual(['2610.00004', '2610.00006']);
});

test('only the last ten days with papers are looked at', async () => {
  for (let day = 12; day <= 22; day++) await paper(`2610.000${day}`, { day: `2026-10-${day}` });
  await follow(viewer, { kind: 'category', target: 'cs.LG' });
  const list = Object.keys(await listed());
  expect(list).toHaveLength(10);
  expect(list).not.toContain('2610.00012');
});

test('without vectors the page goes by follows, categories and votes, and says so', async () => {
  await paper('2610.00001', {});
  await paper('2610.00002', {});
  await savePaper(viewer, { paperId: '2610.00001' });
  const made = await readForYou(viewer, 1, now);
  expect(made).toMatchObject({ likeness: false, total: 1, liked: 1 });
  expect(made?.entries[0]?.causes).toEqual([{ kind: 'field', code: 'cs.LG' }]);
});

test('somebody of whom nothing is known has no page yet, and nobody has none', async () => {
  await paper('2610.00001', { upvotes: 3 });
  expect(await readForYou(viewer, 1, now)).toBeNull();
  await markRead(viewer, { paperId: '2610.00001' });
  expect(await readForYou(viewer, 1, now)).toBeNull();
  await expect(readForYou(null, 1, now)).rejects.toMatchObject({ code: 'signed_out' });
});

test('another reader’s page shows nothing of it', async () => {
  for (const id of ['2610.00001', '2610.00002', '2610.00003']) await paper(id, {});
  const other = await personCalled(`other-${people}`);
  await follow(other, { kind: 'category', target: 'cs.LG' });
  const before = await readForYou(other, 1, now);
  await follow(viewer, { kind: 'author', target: 'Ada Roe' });
  await savePaper(viewer, { paperId: '2610.00001' });
  await hidePaper(viewer, { paperId: '2610.00002' });
  expect(await readForYou(other, 1, now)).toEqual(before);
});

test('it comes in pages of twenty, each paper once, and ends after five', async () => {
  for (let n = 0; n < 120; n++) await paper(`2610.00${String(n).padStart(3, '0')}`, {});
  await follow(viewer, { kind: 'category', target: 'cs.LG' });
  const pages = await Promise.all([1, 2, 3, 4, 5, 6].map((page) => readForYou(viewer, page, now)));
  const ids = pages.map((page) => page?.entries.map((entry) => entry.paper.id) ?? []);
  expect(ids.map(({ length }) => length)).toEqual([20, 20, 20, 20, 20, 0]);
  expect(new Set(ids.flat()).size).toBe(100);
  expect(pages[0]).toMatchObject({ pages: 5, total: 100 });
});

async function listed(): Promise<Record<string, Cause[]>> {
  const made = await readForYou(viewer, 1, now);
  return Object.fromEntries((made?.entries ?? []).map(({ paper: { id }, causes }) => [id, causes]));
}

/** A paper of the newest day, as search knows it. */
function paper(id: string, fixture: Partial<PaperFixture>): Promise<string> {
  return insertPaper({ id, day: '2026-10-29', publishedAt: '2026-10-27T12:00:00Z', ...fixture });
}

async function vote(paperId: string): Promise<void> {
  await db().vote.create({ data: { userId: viewer.userId, paperId } });
}
