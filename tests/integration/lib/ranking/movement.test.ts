import { beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { readMovement } from '@/lib/ranking/movement-queries';
import { listRising } from '@/lib/ranking/rising-queries';
import { insertPaper, insertUser } from '../../../support/papers';

const day = '2026-10-29';
const noon = new Date(`${day}T16:00:00Z`);

beforeAll(async () => {
  for (const [id, upvotes] of [
    ['2610.00001', 4],
    ['2610.00002', 2],
    ['2610.00003', 1],
    ['2610.00004', 1],
  ] as const)
    await insertPaper({
      id,
      day: id === '2610.00001' ? '2026-10-26' : day,
      upvotes,
      saysWithdrawn: id === '2610.00004',
    });
  await cast(
    '2610.00001',
    '2026-10-26T12:00:00Z',
    '2026-10-26T13:00:00Z',
    '2026-10-29T10:00:00Z',
    '2026-10-29T11:00:00Z',
  );
  await cast('2610.00002', '2026-10-29T04:00:00Z', '2026-10-29T04:10:00Z');
  await cast('2610.00003', '2026-10-29T02:00:00Z');
  await cast('2610.00004', '2026-10-29T02:00:00Z');
});

test('Rising orders by the votes of the last 24 hours, of equal papers the one with fewer before', async () => {
  const list = await listRising(1, noon);
  expect(list.papers.map((paper) => paper.id)).toEqual(['2610.00002', '2610.00001', '2610.00003']);
  expect(list).toMatchObject({ total: 3, pages: 1 });
});

test('a day later nothing rises any more', async () => {
  expect(await listRising(1, new Date('2026-10-31T00:00:00Z'))).toMatchObject({
    papers: [],
    total: 0,
    pages: 1,
  });
});

test('a paper knows its votes of the last 24 hours and its place after each hour of its day', async () => {
  const { votesOfLastDay, places } = await readMovement('2610.00002', day, noon);
  expect(votesOfLastDay).toBe(2);
  expect(places).toHaveLength(15);
  expect(places.slice(0, 4)).toEqual([null, null, 1, 1]);
  expect((await readMovement('2610.00003', day, noon)).places.slice(0, 4)).toEqual([1, 1, 2, 2]);
});

test('a day that is over has all its hours, and a paper without a day has none', async () => {
  expect((await readMovement('2610.00002', day, new Date('2026-11-05T00:00:00Z'))).places).toHaveLength(24);
  expect(await readMovement('2610.00002', null, noon)).toEqual({ votesOfLastDay: 2, places: [] });
});

async function cast(paperId: string, ...moments: string[]): Promise<void> {
  for (const [place, moment] of moments.entries()) {
    const userId = await insertUser(`reader-${paperId.slice(5)}-${place}`);
    await db().vote.create({ data: { userId, paperId, castAt: new Date(moment) } });
  }
}
