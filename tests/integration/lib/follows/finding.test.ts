import { beforeEach, describe, expect, test } from 'vitest';
import { addDays, currentFeedDay } from '@/lib/dates';
import { db } from '@/lib/db';
import { follow, setMail, setWebhook, unfollow } from '@/lib/follows/commands';
import { findAlerts } from '@/lib/follows/finding-commands';
import {
  forgettingOld,
  listingAuthors,
  listingNewPapers,
  listingSearches,
  writingFound,
} from '@/lib/follows/found-rows';
import {
  findFreshSecret,
  isFollowed,
  readFollowsPage,
  selectFound,
  selectShown,
} from '@/lib/follows/queries';
import { explain } from '@/tests/support/explain';
import { insertFollow, personWith } from '@/tests/support/follows';
import { insertPaper } from '@/tests/support/papers';

const today = currentFeedDay();
let user: string;
let number = 0;

beforeEach(async () => {
  await db().$executeRaw`truncate users, follows, alert_papers, papers, entries, installation cascade`;
  user = await personWith('ada@example.org');
});

const look = () => findAlerts({ budgetMs: 20_000 });
const viewer = () => ({ userId: user, handle: 'ada', name: 'Ada', role: 'reader' }) as const;
const foundBy = async (followId: string) =>
  (await db().alertPaper.findMany({ where: { followId }, orderBy: { paperId: 'asc' } })).map(
    ({ paperId }) => paperId,
  );

describe('a look at the new papers', () => {
  test('finds for an author every form of the name, and nobody else', async () => {
    const hinton = await insertFollow(user, 'author', 'Geoffrey Hinton');
    const wang = await insertFollow(user, 'author', 'Wei Wang');
    const one = await arrives({ authors: ['Ada Roe', 'G. E. Hinton'] });
    const two = await arrives({ authors: ['Hinton, Geoffrey'] });
    await arrives({ authors: ['Gary Hinton', 'Wenbo Wang'] });
    expect(await look()).toMatchObject({ papers: 3, found: 2, done: true });
    expect(await foundBy(hinton)).toEqual([one, two]);
    expect(await foundBy(wang)).toEqual([]);
  });

  test('finds for a category its papers, and for an archive those of all its categories', async () => {
    const part = await insertFollow(user, 'category', 'cs.LG');
    const whole = await insertFollow(user, 'category', 'cs');
    const one = await arrives({ categories: ['cs.LG'] });
    const two = await arrives({ categories: ['math.CO', 'cs.DM'] });
    await look();
    expect(await foundBy(part)).toEqual([one]);
    expect(await foundBy(whole)).toEqual([one, two]);
  });

  test('finds for a search what holds all its words', async () => {
    const search = await insertFollow(user, 'search', 'graph networks');
    const one = await arrives({ title: 'Networks on a graph' });
    await arrives({ title: 'A graph alone' });
    expect(await look()).toMatchObject({ searches: 1 });
    expect(await foundBy(search)).toEqual([one]);
  });

  test('finds nothing twice, however often and from how many sides it looks', async () => {
    const category = await insertFollow(user, 'category', 'cs.LG');
    for (let paper = 0; paper < 20; paper += 1) await arrives({});
    await Promise.all([look(), look(), look()]);
    await look();
    expect(await foundBy(category)).toHaveLength(20);
  });

  test('leaves out what entered before the follow began and what is no news', async () => {
    const category = await insertFollow(user, 'category', 'cs.LG', {
      createdAt: new Date(Date.now() - 60_000),
    });
    await arrives({ enteredAt: new Date(Date.now() - 120_000).toISOString() });
    await arrives({ day: addDays(today, -30) });
    const news = await arrives({});
    await look();
    expect(await foundBy(category)).toEqual([news]);
  });

  test('sees what entered late within an hour of the last one', async () => {
    const category = await insertFollow(user, 'category', 'cs.LG');
    await look();
    const late = await arrives({ enteredAt: new Date(Date.now() - 30 * 60_000).toISOString() });
    await look();
    expect(await foundBy(category)).toEqual([late]);
  });

  test('that runs out of time goes on where it stopped', async () => {
    const search = await insertFollow(user, 'search', 'graph networks');
    const paper = await arrives({ title: 'Networks on a graph' });
    expect(await findAlerts({ budgetMs: -1 })).toMatchObject({ done: false });
    const kept = async () => db().installation.findUniqueOrThrow({ where: { key: 'alerts_look' } });
    const { since } = JSON.parse((await kept()).value);
    expect(await findAlerts({ budgetMs: -1 })).toMatchObject({ done: false });
    expect(JSON.parse((await kept()).value).since).toBe(since);
    expect(await look()).toMatchObject({ done: true });
    expect(await foundBy(search)).toEqual([paper]);
  });

  test('goes back for a search that could not be run the last time, and then no more', async () => {
    const search = await insertFollow(user, 'search', 'graph networks', { createdAt: hoursAgo(9) });
    const paper = await arrives({ title: 'Networks on a graph', enteredAt: hoursAgo(4).toISOString() });
    const moments = { since: new Date().toISOString(), until: '', after: null, cursor: '' };
    const missed = { 'graph networks': hoursAgo(5).toISOString() };
    const value = JSON.stringify({ ...moments, missed });
    await db().installation.create({ data: { key: 'alerts_look', value } });
    await look();
    expect(await foundBy(search)).toEqual([paper]);
    const kept = await db().installation.findUniqueOrThrow({ where: { key: 'alerts_look' } });
    expect(JSON.parse(kept.value).missed).toEqual({});
  });

  test('leaves to be posted what a webhook waits for', async () => {
    const posted = await insertFollow(user, 'category', 'cs.LG', { webhookUrl: 'https://lab.example/' });
    const silent = await insertFollow(user, 'category', 'cs');
    await arrives({});
    await look();
    const rows = await db().alertPaper.findMany();
    expect(Object.fromEntries(rows.map(({ followId, status }) => [followId, status]))).toEqual({
      [posted]: 'pending',
      [silent]: 'none',
    });
  });
});

describe('a person', () => {
  test('follows, is told so, sees what was found, and stops', async () => {
    const target = { kind: 'author', target: '  Geoffrey   Hinton ' };
    expect(await follow(viewer(), target)).toBe('followed');
    expect(await follow(viewer(), { kind: 'author', target: 'geoffrey hinton' })).toBe('followed');
    expect(await isFollowed(viewer(), target)).toBe(true);
    await arrives({ authors: ['Geoffrey Hinton'] });
    await look();
    const page = await readFollowsPage(viewer(), 1);
    expect(page.follows).toMatchObject([{ kind: 'author', target: 'Geoffrey Hinton', found: 1, mail: true }]);
    expect(page.papers).toMatchObject([{ because: [{ kind: 'author', target: 'Geoffrey Hinton' }] }]);
    expect(page.digest).toBe('none');
    await unfollow(viewer(), target);
    expect(await isFollowed(viewer(), target)).toBe(false);
  });

  test('follows a hundred things at most', async () => {
    for (let place = 0; place < 100; place += 1) await insertFollow(user, 'search', `search ${place}`);
    expect(await follow(viewer(), { kind: 'author', target: 'Geoffrey Hinton' })).toBe('full');
    expect(await follow(viewer(), { kind: 'search', target: 'search 7' })).toBe('followed');
  });

  test.each([
    { kind: 'planet', target: 'Mars' },
    { kind: 'category', target: 'no category' },
    { kind: 'author', target: '--' },
    { kind: 'search', target: '   ' },
  ])('cannot follow $kind $target', async (input) => {
    await expect(follow(viewer(), input)).rejects.toMatchObject({ code: 'invalid' });
  });

  test('signed out is asked to sign in, and may not touch what another follows', async () => {
    await expect(follow(null, { kind: 'author', target: 'Geoffrey Hinton' })).rejects.toMatchObject({
      code: 'signed_out',
    });
    const id = await insertFollow(await personWith('bo@example.org'), 'author', 'Bo Lin');
    await expect(setMail(viewer(), { id, mail: 'off' })).rejects.toMatchObject({ code: 'not_found' });
    await unfollow(viewer(), { id });
    expect(await db().follow.count()).toBe(1);
  });

  test('sees the secret of a new webhook, and nobody else does', async () => {
    const id = await insertFollow(user, 'author', 'Bo Lin');
    expect(await setWebhook(viewer(), { id, url: 'https://user:word@lab.example/' })).toBe('address');
    expect(await setWebhook(viewer(), { id, url: 'ftp://lab.example/' })).toBe('address');
    const set = await setWebhook(viewer(), { id, url: 'https://lab.example/hook' });
    const token = typeof set === 'string' ? '' : set.reveal;
    expect((await findFreshSecret(viewer(), token))?.secret).toMatch(/^[0-9a-f]{64}$/);
    const other = { ...viewer(), userId: await personWith('bo@example.org') };
    expect(await findFreshSecret(other, token)).toBeNull();
    expect(await findFreshSecret(viewer(), `${token}0`)).toBeNull();
  });
});

const statements = { listingNewPapers, listingAuthors, listingSearches, writingFound, forgettingOld };
test.each(Object.entries(statements))('%s finds its rows by an index', async (_, statement) => {
  expect(await explain(statement)).not.toMatch(
    /Seq Scan on (follows|alert_papers|alert_mails|entries|papers)/,
  );
});

test('the page of a person is found by indexes', async () => {
  for (const statement of [selectFound('some'), selectShown('some')])
    expect(await explain(statement)).not.toMatch(/Seq Scan on (follows|alert_papers|papers)/);
});

/** A new paper, as storing and entering it leave it. */
async function arrives(paper: {
  title?: string;
  authors?: string[];
  categories?: string[];
  day?: string;
  enteredAt?: string;
}): Promise<string> {
  number += 1;
  const id = `2611.${String(number).padStart(5, '0')}`;
  await insertPaper({ id, day: today, enteredAt: new Date().toISOString(), ...paper });
  await db().$executeRaw`insert into paper_words (paper_id, published_at, words)
    select id, published_at, words_of_paper(title, abstract, authors, categories, published_at, code_url)
    from papers where id = ${id} on conflict (paper_id) do nothing`;
  return id;
}

function hoursAgo(hours: number): Date {
  return new Date(Date.now() - hours * 3_600_000);
}
