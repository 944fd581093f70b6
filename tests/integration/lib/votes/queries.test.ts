import { expect, test } from 'vitest';
import { castVote } from '@/lib/votes/commands';
import { listOverlays, listOwnVotes } from '@/lib/votes/queries';
import { paperWith, personCalled } from '@/tests/support/people-and-papers';

test('the overlay tells a voter from a stranger and leaves unknown papers out', async () => {
  const voter = await personCalled('voter');
  const stranger = await personCalled('stranger');
  const paperId = await paperWith('2610.00011', { batch: 1 });
  await castVote(voter, { paperId });
  const asked = { papers: `${paperId},2610.77777` };
  const mark = { upvotes: 1 };
  expect(await listOverlays(voter, asked)).toEqual({ [paperId]: { ...mark, voted: true } });
  expect(await listOverlays(stranger, asked)).toEqual({ [paperId]: { ...mark, voted: false } });
  expect(await listOverlays(null, asked)).toEqual({ [paperId]: { ...mark, voted: false } });
});

test('the overlay refuses more than 100 papers and what is no id', async () => {
  const many = Array.from({ length: 101 }, (_, n) => `2610.${String(n).padStart(5, '0')}`).join(',');
  await expect(listOverlays(null, { papers: many })).rejects.toMatchObject({ code: 'invalid' });
  await expect(listOverlays(null, { papers: "x'; drop" })).rejects.toMatchObject({ code: 'invalid' });
  expect(await listOverlays(null, { papers: '' })).toEqual({});
});

test('own votes come newest first and belong to nobody else', async () => {
  const person = await personCalled('own');
  for (const id of ['2610.00021', '2610.00022']) {
    await castVote(person, { paperId: await paperWith(id, { batch: 1 }) });
  }
  const { votes, total, pages } = await listOwnVotes(person, 1);
  expect(votes.map(({ paperId }) => paperId)).toEqual(['2610.00022', '2610.00021']);
  expect({ total, pages }).toEqual({ total: 2, pages: 1 });
  await expect(listOwnVotes(null, 1)).rejects.toMatchObject({ code: 'signed_out' });
});
