import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { findNeighbours, findPaper, listComments } from '@/lib/papers/queries';
import { insertPaper, insertUser, objectIdOf } from '@/tests/support/papers';

const day = '2026-09-02';

beforeAll(async () => {
  const ada = await insertUser('ada', { name: 'Ada Roe', demo: true });
  const bo = await insertUser('bo');
  await insertPaper({ id: '2409.00001', title: 'Few votes', day, upvotes: 1 });
  await insertPaper({ id: '2409.00002', title: 'Most votes', day, upvotes: 2, saysWithdrawn: true });
  await insertPaper({ id: '2409.00003', title: 'Submitted', day, submitterId: bo });
  await insertPaper({ id: '2409.00004', title: 'Only announced', day });
  await insertPaper({ id: 'hep-th/9901001', title: 'On no day' });
  await db().vote.create({ data: { userId: ada, paperId: '2409.00002', castAt: '2026-09-03T01:29:00Z' } });
  await db().vote.create({ data: { userId: bo, paperId: '2409.00002', castAt: '2026-09-03T01:31:00Z' } });
  const [top, hidden] = [objectIdOf('top'), objectIdOf('hidden')];
  const paperId = '2409.00002';
  await db().comment.create({
    data: { id: top, paperId, authorId: ada, body: 'First', createdAt: '2026-09-02T10:00:00Z' },
  });
  await db().comment.create({
    data: {
      id: hidden,
      paperId,
      authorId: bo,
      parentId: top,
      body: 'Rude',
      createdAt: '2026-09-02T11:00:00Z',
      hiddenAt: new Date(),
    },
  });
});

describe('a paper page', () => {
  test('counts votes by feed day, which turns at 21:30 in New York', async () => {
    expect((await findPaper('2409.00002'))?.votesByDay).toEqual([
      { day: '2026-09-02', votes: 1 },
      { day: '2026-09-03', votes: 1 },
    ]);
  });

  test('knows day, submitter, versions and withdrawal', async () => {
    expect(await findPaper('2409.00003')).toMatchObject({
      feedDay: day,
      submitter: { handle: 'bo' },
      versions: [{ number: 1 }],
      withdrawn: false,
      chosen: true,
    });
    expect(await findPaper('2409.00002')).toMatchObject({ withdrawn: true });
  });

  test('knows nothing of an unknown id', async () => {
    expect(await findPaper('2409.09999')).toBeNull();
  });

  test('lists comments oldest first, marks demo people and keeps a hidden text to itself', async () => {
    expect(await listComments('2409.00002')).toMatchObject([
      { body: 'First', demo: true, author: { name: 'Ada Roe' } },
      { body: null, demo: false, parentId: objectIdOf('top') },
    ]);
  });

  test("has the neighbours of the day page's order: votes first, then submitted, then the rest", async () => {
    expect(await findNeighbours('2409.00001', day)).toEqual({
      place: 2,
      previous: { id: '2409.00002', title: 'Most votes' },
      next: { id: '2409.00003', title: 'Submitted' },
    });
    expect(await findNeighbours('2409.00004', day)).toMatchObject({ place: 4, next: null });
    expect(await findNeighbours('hep-th/9901001', day)).toBeNull();
  });
});
