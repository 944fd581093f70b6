import { beforeAll, expect, test } from 'vitest';
import {
  countByDay,
  findNearestDay,
  findNeighbourDays,
  findNewestDay,
  listYears,
} from '@/lib/entries/calendar-queries';
import { listDay, listPeriod } from '@/lib/entries/queries';
import { insertPaper, insertUser } from '../../../support/papers';

const eveningOfThe30th = new Date('2026-10-30T22:00:00Z');

beforeAll(async () => {
  const submitterId = await insertUser('ada');
  await insertPaper({ id: '1901.00001', day: '2019-01-02' });
  await insertPaper({ id: '2610.00001', day: '2026-10-28', upvotes: 3 });
  await insertPaper({ id: '2610.00002', day: '2026-10-29', upvotes: 2, tie: 'bbbbbbbb' });
  await insertPaper({ id: '2610.00003', day: '2026-10-29', upvotes: 5 });
  await insertPaper({ id: '2610.00004', day: '2026-10-29', upvotes: 2, tie: 'aaaaaaaa' });
  await insertPaper({ id: '2610.00005', day: '2026-10-29', submitterId, tie: 'ffffffff' });
  await insertPaper({ id: '2610.00006', day: '2026-10-29', pinned: true, tie: '88888888' });
  for (let number = 100; number < 160; number++)
    await insertPaper({ id: `2610.00${number}`, day: '2026-10-29', tie: `0000${number}0` });
  await insertPaper({ id: '2611.00001', day: '2026-11-02' });
});

test('a day lists the chosen first, by votes and then by tie', async () => {
  const list = await listDay('2026-10-29', 1);
  expect(list).toMatchObject({ total: 65, chosen: 5, pages: 2, page: 1 });
  expect(idsOf(list).slice(0, 6)).toEqual([
    '2610.00003',
    '2610.00004',
    '2610.00002',
    '2610.00006',
    '2610.00005',
    '2610.00100',
  ]);
});

test('the pages of a day hold every paper once', async () => {
  const [first, second] = [await listDay('2026-10-29', 1), await listDay('2026-10-29', 2)];
  expect(first.papers).toHaveLength(50);
  expect(second.papers).toHaveLength(15);
  expect(new Set([...idsOf(first), ...idsOf(second)]).size).toBe(65);
});

test('a day without papers is an empty page', async () => {
  expect(await listDay('2026-10-31', 1)).toEqual({ papers: [], page: 1, pages: 1, total: 0, chosen: 0 });
});

test('a period ranks its days together by votes', async () => {
  const list = await listPeriod('2026-10-26', '2026-11-01', 1);
  expect(list.total).toBe(66);
  expect(idsOf(list).slice(0, 3)).toEqual(['2610.00003', '2610.00001', '2610.00004']);
});

test('the newest day is one that has begun in New York', async () => {
  expect(await findNewestDay(eveningOfThe30th)).toBe('2026-10-29');
  expect(await findNewestDay(new Date('2026-11-02T02:29:00Z'))).toBe('2026-10-29');
  expect(await findNewestDay(new Date('2026-11-02T02:30:00Z'))).toBe('2026-11-02');
});

test('neighbours have papers and have begun', async () => {
  expect(await findNeighbourDays('2026-10-28', eveningOfThe30th)).toEqual({
    previous: '2019-01-02',
    next: '2026-10-29',
  });
  expect(await findNeighbourDays('2026-10-29', eveningOfThe30th)).toEqual({
    previous: '2026-10-28',
    next: null,
  });
});

test('an impossible date leads to the nearest day with papers', async () => {
  expect(await findNearestDay('2026-10-32', eveningOfThe30th)).toBe('2026-10-29');
  expect(await findNearestDay('2019-02-30', eveningOfThe30th)).toBe('2019-01-02');
  expect(await findNearestDay('2030-02-30', eveningOfThe30th)).toBe('2026-10-29');
  expect(await findNearestDay('nonsense', eveningOfThe30th)).toBeNull();
});

test('days are counted, and years without papers are left out', async () => {
  expect(await countByDay('2026-10-01', '2026-10-31')).toEqual([
    { day: '2026-10-28', papers: 1 },
    { day: '2026-10-29', papers: 65 },
  ]);
  expect(await listYears(eveningOfThe30th)).toEqual([2026, 2019]);
});

function idsOf(list: { papers: { id: string }[] }): string[] {
  return list.papers.map((paper) => paper.id);
}
