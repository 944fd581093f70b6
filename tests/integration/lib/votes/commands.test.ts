import { expect, test } from 'vitest';
import { db } from '@/lib/db';
import { castVote, withdrawVote } from '@/lib/votes/commands';
import { findMismatchedCounters } from '@/lib/votes/queries';
import { paperWith, personCalled } from '@/tests/support/people-and-papers';

const batch = 9000;

test('a vote is counted once however often it is cast, and goes away once', async () => {
  const person = await personCalled('once');
  const paperId = await paperWith('2610.00001', { batch });
  const cast = { upvotes: 1, voted: true, feedDay: '2026-10-29' };
  expect(await castVote(person, { paperId })).toEqual(cast);
  expect(await castVote(person, { paperId })).toEqual(cast);
  expect(await withdrawVote(person, { paperId })).toEqual({ ...cast, upvotes: 0, voted: false });
  expect(await withdrawVote(person, { paperId })).toEqual({ ...cast, upvotes: 0, voted: false });
});

test('a vote and its withdrawal leave hot exactly as it was', async () => {
  const person = await personCalled('hot');
  const paperId = await paperWith('math/0309136', { batch });
  await castVote(person, { paperId });
  expect(await hotOf(paperId)).toBe(Math.round((Math.log10(2) + batch / 2) * 1e7) / 1e7);
  await withdrawVote(person, { paperId });
  expect(await hotOf(paperId)).toBe(batch / 2);
});

test('new accounts weigh a quarter and submitters nothing, yet every vote is counted', async () => {
  const submitter = await personCalled('submitter');
  const newcomer = await personCalled('newcomer', new Date());
  const paperId = await paperWith('2610.00002', { batch, submitterId: submitter.userId });
  await castVote(submitter, { paperId });
  expect(await hotOf(paperId)).toBe(batch / 2);
  expect((await castVote(newcomer, { paperId })).upvotes).toBe(2);
  expect(await hotOf(paperId)).toBe(Math.round((Math.log10(1.25) + batch / 2) * 1e7) / 1e7);
});

test('nobody cannot vote, and an unknown paper cannot be voted for', async () => {
  const person = await personCalled('lost');
  const paperId = await paperWith('2610.00003', { batch });
  await expect(castVote(null, { paperId })).rejects.toMatchObject({ code: 'signed_out' });
  await expect(castVote(person, { paperId: '2610.99999' })).rejects.toMatchObject({
    code: 'paper_not_found',
  });
  await expect(withdrawVote(person, { paperId: 'nonsense' })).rejects.toMatchObject({
    code: 'paper_not_found',
  });
});

test('after 200 simultaneous casts and withdrawals the counters equal the rows and hot their weights', async () => {
  const people = await Promise.all(
    Array.from({ length: 50 }, (_, n) =>
      personCalled(`crowd-${n}`, n % 3 ? new Date('2026-01-01') : new Date()),
    ),
  );
  const papers = await Promise.all(
    Array.from({ length: 10 }, (_, n) => paperWith(`2611.0000${n}`, { batch })),
  );
  const acts = Array.from({ length: 200 }, (_, n) => {
    const person = people[(n * 7) % 50] ?? null;
    const paperId = papers[(n * 3 + Math.floor(n / 50)) % 10];
    return n % 4 === 3 ? withdrawVote(person, { paperId }) : castVote(person, { paperId });
  });
  await Promise.all(acts);
  expect(await findMismatchedCounters()).toEqual([]);
  expect(await db().vote.count()).toBeGreaterThan(50);
  expect(await papersWithWrongHot()).toEqual([]);
});

test('the integrity query names a paper whose counter is wrong', async () => {
  const paperId = await paperWith('2610.00004', { batch });
  await db().paper.update({ where: { id: paperId }, data: { upvotes: 3 } });
  expect(await findMismatchedCounters()).toMatchObject([{ paperId, counter: 3, rows: 0 }]);
});

async function hotOf(id: string): Promise<number> {
  return (await db().paper.findUniqueOrThrow({ where: { id } })).hot;
}

async function papersWithWrongHot(): Promise<string[]> {
  const papers = await db().paper.findMany({ include: { votes: true, entry: true } });
  const wrong = papers.filter(({ hot, votes, entry }) => {
    const weight = votes.reduce((sum, vote) => sum + vote.weight, 0);
    return Math.abs(hot - (Math.log10(1 + weight) + (entry?.batch ?? 0) / 2)) > 6e-8;
  });
  return wrong.map(({ id }) => id);
}
