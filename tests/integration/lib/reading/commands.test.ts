import { expect, test, vi } from 'vitest';
import type { Viewer } from '@/lib/auth/schema';
import { db } from '@/lib/db';
import { hidePaper, markRead, markUnread, savePaper, unhidePaper, unsavePaper } from '@/lib/reading/commands';
import { marks } from '@/lib/reading/marks';
import { listHidden, listMarks, listSaved } from '@/lib/reading/queries';
import { paperWith, personCalled } from '@/tests/support/people-and-papers';

const none = { saved: false, hidden: false, read: false, fresh: false };

test('what a person saves, hides and reads is marked for them and for nobody else', async () => {
  const [ada, bo] = [await personCalled('ada'), await personCalled('bo')];
  const [kept, unwanted, known] = await papers('2610.10001', '2610.10002', '2610.10003');
  expect(await savePaper(ada, { paperId: kept })).toEqual({ saved: true });
  expect(await hidePaper(ada, { paperId: unwanted })).toEqual({ hidden: true });
  expect(await markRead(ada, { paperId: known })).toEqual({ read: true });
  const ids = [kept, unwanted, known];
  expect(await listMarks(ada, ids)).toEqual({
    [kept]: { ...none, saved: true },
    [unwanted]: { ...none, hidden: true },
    [known]: { ...none, read: true },
  });
  expect(Object.values(await listMarks(bo, ids))).toEqual([none, none, none]);
  expect(await listMarks(null, ids)).toEqual({});
});

test('each of them can be taken back, and twice is as once', async () => {
  const person = await personCalled('cy');
  const [paperId] = await papers('2610.10011');
  const pairs = [
    [savePaper, unsavePaper],
    [hidePaper, unhidePaper],
    [markRead, markUnread],
  ] as const;
  for (const [set, take] of pairs) {
    for (const act of [set, set, take, take]) await act(person, { paperId });
  }
  expect(await listMarks(person, [paperId])).toEqual({ [paperId]: none });
});

test('two tabs that save at once leave one paper on the list', async () => {
  const person = await personCalled('di');
  const [paperId] = await papers('2610.10021');
  const tabs = Array.from({ length: 8 }, () => savePaper(person, { paperId }));
  expect(await Promise.all(tabs)).toEqual(tabs.map(() => ({ saved: true })));
  expect((await listSaved(person, 1)).total).toBe(1);
});

test('an unknown paper, an id that is none, and nobody are refused', async () => {
  const person = await personCalled('ed');
  const [paperId] = await papers('2610.10031');
  for (const act of [savePaper, unsavePaper, hidePaper, unhidePaper, markRead, markUnread]) {
    for (const unknown of ['2610.99999', "x'; drop", 7])
      await expect(act(person, { paperId: unknown })).rejects.toMatchObject({ code: 'paper_not_found' });
    await expect(act(null, { paperId })).rejects.toMatchObject({ code: 'signed_out' });
  }
  await expect(listSaved(null, 1)).rejects.toMatchObject({ code: 'signed_out' });
  await expect(listHidden(null, 1)).rejects.toMatchObject({ code: 'signed_out' });
});

test('a list has an end: it says so, keeps what it holds and takes papers again when there is room', async () => {
  const person = await personCalled('fay');
  const [first, second, third] = await papers('2610.10041', '2610.10042', '2610.10043');
  vi.spyOn(marks.saved, 'most', 'get').mockReturnValue(2);
  await savePaper(person, { paperId: first });
  await savePaper(person, { paperId: second });
  const refused = savePaper(person, { paperId: third });
  await expect(refused).rejects.toMatchObject({ code: 'list_full', status: 409, sentence: /10,000 papers/ });
  expect(await savePaper(person, { paperId: first })).toEqual({ saved: true });
  await unsavePaper(person, { paperId: first });
  expect(await savePaper(person, { paperId: third })).toEqual({ saved: true });
  expect((await savedIds(person)).toSorted()).toEqual([second, third]);
});

test('the lists come latest first, page by page', async () => {
  const person = await personCalled('gus');
  const ids = Array.from({ length: 31 }, (_, index) => `2610.2${String(index).padStart(4, '0')}`);
  for (const paperId of await papers(...ids)) await hidePaper(person, { paperId });
  await db().$executeRaw`
    update hidden_papers set at = at + right(paper_id, 4)::int * interval '1 second' where user_id = ${person.userId}`;
  const first = await listHidden(person, 1);
  expect(first.papers.map(({ id }) => id)).toEqual(ids.toReversed().slice(0, 30));
  expect({ total: first.total, pages: first.pages }).toEqual({ total: 31, pages: 2 });
  expect((await listHidden(person, 2)).papers.map(({ id }) => id)).toEqual([ids[0]]);
  expect((await listHidden(person, 3)).papers).toEqual([]);
});

test('who leaves takes the marks along', async () => {
  const person = await personCalled('hal');
  const [paperId] = await papers('2610.10051');
  for (const act of [savePaper, hidePaper, markRead]) await act(person, { paperId });
  await db().user.delete({ where: { id: person.userId } });
  expect(await db().savedPaper.count({ where: { userId: person.userId } })).toBe(0);
});

async function papers<Ids extends string[]>(...ids: Ids): Promise<Ids> {
  for (const id of ids) await paperWith(id, { batch: 1 });
  return ids;
}

async function savedIds(viewer: Viewer): Promise<string[]> {
  return (await listSaved(viewer, 1)).papers.map(({ id }) => id);
}
