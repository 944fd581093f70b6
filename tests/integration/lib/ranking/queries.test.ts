import { beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { listTrending } from '@/lib/ranking/queries';
import { insertPaper, insertUser } from '../../../support/papers';

const noonOfThe29th = new Date('2026-10-29T16:00:00Z');

beforeAll(async () => {
  await insertPaper({ id: '2509.00001', day: '2025-11-03', upvotes: 9 });
  await insertPaper({ id: '2510.00001', day: '2025-10-01', upvotes: 99 });
  await insertPaper({ id: '2610.00001', day: '2026-10-23', upvotes: 2 });
  await insertPaper({ id: '2610.00002', day: '2026-10-29', upvotes: 3 });
  await insertPaper({ id: '2610.00003', day: '2026-10-29' });
  await insertPaper({ id: '2610.00004', day: '2026-10-22', upvotes: 7 });
  await castAt('2610.00002', '2026-10-29T01:29:00Z', '2026-10-29T01:30:00Z', '2026-10-29T15:00:00Z');
});

test('a window holds the papers with votes of its feed days, most votes first', async () => {
  expect(await idsIn('day')).toEqual(['2610.00002']);
  expect(await idsIn('week')).toEqual(['2610.00002', '2610.00001']);
  expect(await idsIn('month')).toEqual(['2610.00004', '2610.00002', '2610.00001']);
  expect(await idsIn('year')).toEqual(['2509.00001', '2610.00004', '2610.00002', '2610.00001']);
  expect((await idsIn('all'))[0]).toBe('2510.00001');
});

test('votes are counted on the feed day that was current when they were cast', async () => {
  const [paper] = (await listTrending('day', 1, noonOfThe29th)).papers;
  expect(paper?.votesByDay).toEqual([0, 0, 0, 0, 0, 1, 2]);
});

test('before the first day nothing is trending', async () => {
  expect(await listTrending('all', 1, new Date('2020-01-01'))).toEqual({
    papers: [],
    page: 1,
    pages: 1,
    total: 0,
  });
});

async function idsIn(window: Parameters<typeof listTrending>[0]): Promise<string[]> {
  return (await listTrending(window, 1, noonOfThe29th)).papers.map((paper) => paper.id);
}

async function castAt(paperId: string, ...moments: string[]): Promise<void> {
  for (const [place, moment] of moments.entries()) {
    const userId = await insertUser(`reader-${place}`);
    await db().vote.create({ data: { userId, paperId, castAt: new Date(moment) } });
  }
}
