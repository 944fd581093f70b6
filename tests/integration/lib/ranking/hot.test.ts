import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { writeInBulk } from '@/lib/bulk';
import { db } from '@/lib/db';
import { enterPapers, startingStanding } from '@/lib/entries/commands';
import { listHot, listNew } from '@/lib/ranking/hot-queries';
import { parseHotPlace, parseNewPlace } from '@/lib/ranking/places';
import { castVote, withdrawVote } from '@/lib/votes/commands';
import { insertPaper, insertUser } from '../../../support/papers';

const noon = new Date('2026-10-29T16:00:00Z');

beforeEach(async () => {
  await db().$executeRaw`truncate papers, users, words_changes cascade`;
});

test('a paper with more votes of the same batch stands higher, and one with as many has the same Hot', async () => {
  await enter('2026-10-29', ['2610.00001', '2610.00002', '2610.00003']);
  const people = await insertPeople(3);
  for (const person of people) await castVote(person, { paperId: '2610.00002' });
  for (const person of people.slice(1)) await castVote(person, { paperId: '2610.00001' });
  for (const person of people.slice(1)) await castVote(person, { paperId: '2610.00003' });
  const hots = await hotById();
  expect(hots.get('2610.00002')).toBeGreaterThan(hots.get('2610.00001') ?? Number.NaN);
  expect(hots.get('2610.00003')).toBe(hots.get('2610.00001'));
  expect((await idsByHot())[0]).toBe('2610.00002');
});

test('from Friday to Monday is one batch, as from Monday to Tuesday, and a holiday costs nothing', () => {
  const hot = (day: string) => startingStanding({ paperId: '2610.00001', day, dayBy: 'feed' }).hot;
  expect(hot('2026-10-26') - hot('2026-10-23')).toBe(hot('2026-10-27') - hot('2026-10-26'));
  const overThanksgiving = hot('2026-11-30') - hot('2026-11-25');
  expect(overThanksgiving).toBeLessThanOrEqual(2 * (hot('2026-10-27') - hot('2026-10-26')));
});

test('votes cast and taken back in any order leave Hot exactly as those that stand', async () => {
  await enter('2026-10-29', ['2610.00001', '2610.00002']);
  const people = await insertPeople(4);
  const act = fc.record({ person: fc.nat({ max: 3 }), cast: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 20 }), async (acts) => {
      for (const { person, cast } of acts)
        await (cast ? castVote : withdrawVote)(people[person] ?? null, { paperId: '2610.00001' });
      for (const person of people) await withdrawVote(person, { paperId: '2610.00001' });
      const hots = await hotById();
      expect(hots.get('2610.00001')).toBe(hots.get('2610.00002'));
    }),
    { numRuns: 15 },
  );
});

test('who pages through Hot while votes arrive sees every other paper once, and none twice', async () => {
  const ids = Array.from({ length: 170 }, (_, place) => `2610.${String(place + 1).padStart(5, '0')}`);
  await enter('2026-10-28', ids.slice(0, 60));
  await enter('2026-10-29', ids.slice(60));
  const people = await insertPeople(3);
  const seen: string[] = [];
  const risen = new Set<string>();
  for (let next: string | null = ''; next !== null; ) {
    const stretch = await listHot(next ? parseHotPlace(next) : null, noon);
    seen.push(...stretch.papers.map((paper) => paper.id));
    next = stretch.next;
    const late = ids.filter((id) => !seen.includes(id)).at(-1);
    for (const paperId of [seen[0], late]) {
      if (!paperId) continue;
      risen.add(paperId);
      for (const person of people) await castVote(person, { paperId });
    }
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(ids.filter((id) => !seen.includes(id) && !risen.has(id))).toEqual([]);
  expect(seen.length).toBeGreaterThan(160);
});

test('New goes back day by day without a gap, over the end of a day', async () => {
  const ids = Array.from({ length: 120 }, (_, place) => `2610.${String(place + 1).padStart(5, '0')}`);
  await enter('2026-10-29', ids.slice(0, 30));
  await enter('2026-10-28', ids.slice(30));
  const seen: string[] = [];
  for (let next: string | null = ''; next !== null; ) {
    const stretch = await listNew(next ? parseNewPlace(next) : null, noon);
    seen.push(...stretch.papers.map((paper) => paper.id));
    next = stretch.next;
  }
  expect(seen.toSorted()).toEqual(ids);
  expect(seen.slice(0, 30).toSorted()).toEqual(ids.slice(0, 30));
});

test('equal papers stand in the same order in the database as in the program', async () => {
  const ids = Array.from({ length: 49 }, (_, place) => `2610.${String(place + 1).padStart(5, '0')}`);
  await enter('2026-10-29', ids);
  const tieOf = (id: string) => startingStanding({ paperId: id, day: '2026-10-29', dayBy: 'feed' }).tie;
  const expected = ids.toSorted((a, b) => (tieOf(a) < tieOf(b) ? -1 : 1));
  expect(await idsByHot()).toEqual(expected);
  expect((await listNew(null, noon)).papers.map((paper) => paper.id)).toEqual(expected);
});

test('withdrawn papers and those of a day to come are not in Hot', async () => {
  await enter('2026-10-29', ['2610.00001', '2610.00002']);
  await enter('2026-10-30', ['2610.00003']);
  await db().paper.update({ where: { id: '2610.00001' }, data: { saysWithdrawn: true } });
  expect(await idsByHot()).toEqual(['2610.00002']);
});

async function enter(day: string, ids: string[]): Promise<void> {
  for (const id of ids) await insertPaper({ id, ...startingStanding({ paperId: id, day, dayBy: 'feed' }) });
  await writeInBulk((sql) =>
    enterPapers(
      sql,
      ids.map((paperId) => ({ paperId, day, dayBy: 'feed' })),
    ),
  );
}

async function insertPeople(count: number) {
  return Promise.all(
    Array.from({ length: count }, async (_, place) => {
      const handle = `reader-${place}`;
      return { userId: await insertUser(handle), handle, name: handle, role: 'reader' as const };
    }),
  );
}

async function hotById(): Promise<Map<string, number>> {
  const rows = await db().paper.findMany({ select: { id: true, hot: true } });
  return new Map(rows.map(({ id, hot }) => [id, hot]));
}

async function idsByHot(): Promise<string[]> {
  return (await listHot(null, noon)).papers.map((paper) => paper.id);
}
