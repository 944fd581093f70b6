import { expect, test } from 'vitest';
import { db } from '@/lib/db';
import { noteVisit } from '@/lib/reading/commands';
import { listMarks } from '@/lib/reading/queries';
import { paperWith, personCalled } from '@/tests/support/people-and-papers';

type Person = Awaited<ReturnType<typeof personCalled>>;

const at = (time: string) => new Date(`2026-10-29T${time}:00Z`);

test('to a first visit nothing is new; what comes while it lasts is', async () => {
  const person = await personCalled('first');
  await enter('2610.30001', at('08:00'));
  await enter('2610.30002', at('09:10'));
  expect(await freshTo(person, at('09:00'), '2610.30001')).toBe(false);
  await noteVisit(person, at('09:00'));
  expect(await freshTo(person, at('09:20'), '2610.30001')).toBe(false);
  expect(await freshTo(person, at('09:20'), '2610.30002')).toBe(true);
});

test('a visit goes on as long as less than half an hour passes in silence', async () => {
  const person = await personCalled('lasting');
  await enter('2610.30011', at('09:10'));
  for (const time of ['09:00', '09:29', '09:58', '10:27']) await noteVisit(person, at(time));
  expect(await freshTo(person, at('10:28'), '2610.30011')).toBe(true);
});

test('after half an hour of silence the last visit is over: what it could see is no longer new', async () => {
  const person = await personCalled('returning');
  await enter('2610.30021', at('09:10'));
  await enter('2610.30022', at('09:40'));
  await noteVisit(person, at('09:00'));
  await noteVisit(person, at('09:20'));
  const later = at('09:50');
  expect(await freshTo(person, later, '2610.30021')).toBe(false);
  expect(await freshTo(person, later, '2610.30022')).toBe(true);
  await noteVisit(person, later);
  expect(await freshTo(person, at('10:00'), '2610.30021')).toBe(false);
  expect(await freshTo(person, at('10:00'), '2610.30022')).toBe(true);
});

test('one minute before, it is still the same visit', async () => {
  const person = await personCalled('still');
  await enter('2610.30031', at('09:10'));
  await noteVisit(person, at('09:00'));
  await noteVisit(person, at('09:20'));
  await noteVisit(person, at('09:49'));
  expect(await freshTo(person, at('09:49'), '2610.30031')).toBe(true);
});

test('two tabs that come back at once begin one visit', async () => {
  const person = await personCalled('twotabs');
  await noteVisit(person, at('09:00'));
  await Promise.all(Array.from({ length: 8 }, () => noteVisit(person, at('12:00'))));
  const visit = await db().visit.findUniqueOrThrow({ where: { userId: person.userId } });
  expect([visit.beforeAt, visit.latestAt]).toEqual([at('09:00'), at('12:00')]);
});

test('a clock that was set back ends no visit and loses none', async () => {
  const person = await personCalled('clock');
  await noteVisit(person, at('12:00'));
  await noteVisit(person, at('09:00'));
  const visit = await db().visit.findUniqueOrThrow({ where: { userId: person.userId } });
  expect([visit.beforeAt, visit.latestAt]).toEqual([at('12:00'), at('12:00')]);
});

test('nobody makes no visit, and a paper without a day is never new', async () => {
  await expect(noteVisit(null)).rejects.toMatchObject({ code: 'signed_out' });
  const person = await personCalled('dayless');
  await enter('2610.30041', at('11:00'));
  await db().entry.delete({ where: { paperId: '2610.30041' } });
  await noteVisit(person, at('09:00'));
  expect(await freshTo(person, at('12:00'), '2610.30041')).toBe(false);
});

async function enter(id: string, enteredAt: Date): Promise<void> {
  await paperWith(id, { batch: 1 });
  await db().entry.update({ where: { paperId: id }, data: { enteredAt } });
}

async function freshTo(person: Person, now: Date, id: string): Promise<boolean | undefined> {
  return (await listMarks(person, [id], now))[id]?.fresh;
}
