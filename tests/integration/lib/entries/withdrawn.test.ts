import { expect, test } from 'vitest';
import { writeInBulk } from '@/lib/bulk';
import { db } from '@/lib/db';
import { publishEdition } from '@/lib/digest/edition-commands';
import { findEdition } from '@/lib/digest/queries';
import { enterPapers } from '@/lib/entries/commands';
import { listDay, listPeriod } from '@/lib/entries/queries';
import { findPaper } from '@/lib/papers/queries';
import { listTrending } from '@/lib/ranking/queries';
import { castVote } from '@/lib/votes/commands';
import { insertPaper, insertUser } from '../../../support/papers';

const day = '2026-10-29';
const noon = new Date(`${day}T16:00:00Z`);

test('a withdrawn paper leaves what is ranked, keeps its page, its day and its votes, and can come back', async () => {
  await insertPaper({ id: '2610.00001', day, upvotes: 9 });
  await insertPaper({ id: '2610.00002', day, upvotes: 1 });
  await insertPaper({ id: '2610.00003', day });
  for (const flags of [{ hasFiles: false }, { saysWithdrawn: true }]) {
    await db().paper.update({ where: { id: '2610.00001' }, data: flags });
    expect(await ranked()).toEqual(['2610.00002', '2610.00002 2610.00003']);
    const list = await listDay(day, 1);
    expect(list).toMatchObject({ total: 3, chosen: 1 });
    expect(idsOf(list)).toBe('2610.00002 2610.00003 2610.00001');
    expect(list.papers.map(({ chosen }) => chosen)).toEqual([true, false, false]);
    expect(await findPaper('2610.00001')).toMatchObject({ withdrawn: true });
    await db().paper.update({ where: { id: '2610.00001' }, data: { hasFiles: true, saysWithdrawn: false } });
    expect(await ranked()).toEqual(['2610.00001 2610.00002', '2610.00001 2610.00002 2610.00003']);
    expect(await listDay(day, 1)).toMatchObject({ total: 3, chosen: 2 });
  }
});

test('an edition is frozen without withdrawn papers, and votes on them still count', async () => {
  await db().paper.update({ where: { id: '2610.00001' }, data: { hasFiles: false } });
  const viewer = { userId: await insertUser('ada'), handle: 'ada', name: 'Ada', role: 'reader' as const };
  expect(await castVote(viewer, { paperId: '2610.00001' })).toMatchObject({ upvotes: 10, voted: true });
  expect(await ranked()).toEqual(['2610.00002', '2610.00002 2610.00003']);
  await publishEdition('daily', day);
  const edition = await findEdition('daily', day, 10);
  expect(edition?.papers.map((paper) => paper.id)).toEqual(['2610.00002', '2610.00003']);
});

test('a paper that is withdrawn before it gets its day enters as withdrawn', async () => {
  await insertPaper({ id: '2609.00001', saysWithdrawn: true, upvotes: 3 });
  await writeInBulk((sql) => enterPapers(sql, [{ paperId: '2609.00001', day: '2026-09-29', dayBy: 'feed' }]));
  expect(await listDay('2026-09-29', 1)).toMatchObject({ total: 1, chosen: 0 });
  expect((await listPeriod('2026-09-01', '2026-09-30', 1)).total).toBe(0);
});

async function ranked(): Promise<string[]> {
  const lists = [await listTrending('week', 1, noon), await listPeriod('2026-10-01', '2026-10-31', 1)];
  for (const list of lists) expect(list.total).toBe(list.papers.length);
  return lists.map(idsOf);
}

function idsOf({ papers }: { papers: { id: string }[] }): string {
  return papers.map(({ id }) => id).join(' ');
}
