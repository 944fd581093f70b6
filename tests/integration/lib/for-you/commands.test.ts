import { beforeEach, expect, test } from 'vitest';
import type { Viewer } from '@/lib/auth/schema';
import { db } from '@/lib/db';
import { follow } from '@/lib/follows/commands';
import { listFollowed } from '@/lib/follows/queries';
import { chooseInterests, forgetFollows } from '@/lib/for-you/commands';
import { personCalled } from '@/tests/support/people-and-papers';

let viewer: NonNullable<Viewer>;

beforeEach(async () => {
  await db().$executeRaw`truncate users cascade`;
  viewer = await personCalled('ada');
});

test('chosen categories and words become follows without mail', async () => {
  const input = { categories: ['cs.LG', 'hep-th'], words: ' protein folding, "graph neural";\n' };
  expect(await chooseInterests(viewer, input)).toBe('chosen');
  expect(await targets(viewer)).toEqual(['cs.LG', 'hep-th', '"graph neural"', 'protein folding']);
  expect(await db().follow.count({ where: { mail: true } })).toBe(0);
});

test('what was followed before keeps its mail', async () => {
  await follow(viewer, { kind: 'category', target: 'cs.LG' });
  await chooseInterests(viewer, { categories: ['cs.LG', 'cs.CL'], words: '' });
  const mail = await db().follow.findMany({
    orderBy: { target: 'asc' },
    select: { target: true, mail: true },
  });
  expect(mail).toEqual([
    { target: 'cs.CL', mail: false },
    { target: 'cs.LG', mail: true },
  ]);
});

test('nothing chosen is said, and so is what cannot be followed', async () => {
  expect(await chooseInterests(viewer, { categories: [], words: ' , ' })).toBe('nothing');
  expect(await chooseInterests(viewer, {})).toBe('nothing');
  expect(await chooseInterests(viewer, { categories: ['no category!', 'cs.LG'], words: '' })).toBe('some');
  expect(await targets(viewer)).toEqual(['cs.LG']);
  expect(await chooseInterests(viewer, { categories: 'cs.CL' })).toBe('some');
});

test('forgetting ends all that the viewer follows and nothing of others', async () => {
  const other = await personCalled('bo');
  for (const person of [viewer, other])
    await chooseInterests(person, { categories: ['cs.LG'], words: 'wheat' });
  expect(await forgetFollows(viewer)).toBe('forgotten');
  expect(await targets(viewer)).toEqual([]);
  expect(await targets(other)).toEqual(['cs.LG', 'wheat']);
});

test('nobody can neither choose nor forget', async () => {
  await expect(chooseInterests(null, { categories: ['cs.LG'] })).rejects.toMatchObject({
    code: 'signed_out',
  });
  await expect(forgetFollows(null)).rejects.toMatchObject({ code: 'signed_out' });
});

async function targets(person: Viewer): Promise<string[]> {
  return (await listFollowed(person)).map(({ target }) => target);
}
