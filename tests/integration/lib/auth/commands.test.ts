import { beforeEach, expect, test } from 'vitest';
import {
  changeProfile,
  redeemSignInLink,
  requestSignInLink,
  signOut,
  signOutEverywhere,
} from '@/lib/auth/commands';
import { findOpenLink, findViewer, getAccount } from '@/lib/auth/queries';
import type { Viewer } from '@/lib/auth/schema';
import { db } from '@/lib/db';
import { personCalled } from '@/tests/support/people-and-papers';

const mails: { email: string; link: string }[] = [];

async function post(mail: { email: string; link: string }): Promise<void> {
  mails.push(mail);
}

beforeEach(async () => {
  mails.length = 0;
  await db().verificationToken.deleteMany();
});

test('the link goes to the address, does not show it, and signs in once', async () => {
  const token = await tokenFor('Ada@Example.org', '/papers/1706.03762#paper-1706.03762');
  expect(mails[0]?.email).toBe('ada@example.org');
  expect(mails[0]?.link).toBe(`http://localhost:3000/sign-in/link/${token}`);
  expect(await findOpenLink(token)).not.toBeNull();
  const { sessionCookie, returnTo } = await redeemSignInLink(token);
  expect(returnTo).toBe('/papers/1706.03762#paper-1706.03762');
  expect(sessionCookie).toMatch(/HttpOnly; SameSite=Lax$/i);
  expect(await viewerOf(sessionCookie)).toMatchObject({ role: 'reader' });
  await expect(redeemSignInLink(token)).rejects.toMatchObject({ code: 'link_spent' });
});

test('of ten simultaneous uses of one link exactly one signs in', async () => {
  const token = await tokenFor('race@example.org');
  const uses = await Promise.allSettled(Array.from({ length: 10 }, () => redeemSignInLink(token)));
  expect(uses.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await db().session.count({ where: { user: { email: 'race@example.org' } } })).toBe(1);
});

test('a link older than ten minutes is spent', async () => {
  const token = await tokenFor('late@example.org');
  const { createdAt, expires } = await db().verificationToken.findFirstOrThrow();
  expect(Math.round((expires.getTime() - createdAt.getTime()) / 1000)).toBe(600);
  await db().verificationToken.updateMany({ data: { expires: new Date(Date.now() - 1) } });
  expect(await findOpenLink(token)).toBeNull();
  await expect(redeemSignInLink(token)).rejects.toMatchObject({ code: 'link_spent' });
});

test('an address gets five links an hour, also when asked at once, and nobody is told', async () => {
  const asks = Array.from({ length: 12 }, () =>
    requestSignInLink({ email: 'much@example.org', returnTo: '/' }, post),
  );
  await Promise.all(asks);
  expect(mails).toHaveLength(5);
});

test('what is no address is refused', async () => {
  for (const email of ['', 'nobody', 'a@b@c.org', 'x@y']) {
    await expect(requestSignInLink({ email, returnTo: '/' }, post)).rejects.toMatchObject({
      code: 'invalid',
    });
  }
});

test('handle and name of a newcomer tell nothing of the address', async () => {
  const { sessionCookie } = await redeemSignInLink(await tokenFor('grace.hopper@navy.example'));
  const viewer = await viewerOf(sessionCookie);
  expect(viewer?.handle).toMatch(/^reader-[0-9a-f]{8}$/);
  expect(viewer?.name).toMatch(/^Reader [0-9a-f]{8}$/);
});

test('signing in again finds the same account', async () => {
  const first = await redeemSignInLink(await tokenFor('twice@example.org'));
  const second = await redeemSignInLink(await tokenFor('TWICE@example.org'));
  expect((await viewerOf(first.sessionCookie))?.userId).toBe((await viewerOf(second.sessionCookie))?.userId);
});

test('signing out ends one session, signing out everywhere ends all', async () => {
  const cookies: string[] = [];
  for (let n = 0; n < 3; n += 1) {
    cookies.push((await redeemSignInLink(await tokenFor('many@example.org'))).sessionCookie);
  }
  const [first = '', second = '', third = ''] = cookies;
  await signOut(tokenIn(first));
  expect(await viewerOf(first)).toBeNull();
  const viewer = await viewerOf(second);
  expect((await getAccount(viewer)).sessions).toBe(2);
  await signOutEverywhere(viewer);
  expect([await viewerOf(second), await viewerOf(third)]).toEqual([null, null]);
});

test('an ended session and a stored hash open nothing', async () => {
  const { sessionCookie } = await redeemSignInLink(await tokenFor('old@example.org'));
  const { tokenHash } = await db().session.findFirstOrThrow({
    where: { user: { email: 'old@example.org' } },
  });
  expect(await findViewer(tokenHash)).toBeNull();
  await db().session.update({ where: { tokenHash }, data: { expires: new Date(Date.now() - 1) } });
  expect(await viewerOf(sessionCookie)).toBeNull();
});

test('a handle can be changed to a free and proper one only', async () => {
  const person = await personCalled('before');
  await personCalled('taken');
  expect(await changeProfile(person, { handle: 'After-1', name: ' New  Name ' })).toBe('saved');
  expect(await getAccount(person)).toMatchObject({ handle: 'after-1', name: 'New Name' });
  expect(await changeProfile(person, { handle: 'taken', name: 'N' })).toBe('taken');
  expect(await changeProfile(person, { handle: '-no', name: 'N' })).toBe('handle');
  expect(await changeProfile(person, { handle: 'fine', name: '  ' })).toBe('name');
});

async function tokenFor(email: string, returnTo = '/'): Promise<string> {
  await requestSignInLink({ email, returnTo }, post);
  return mails.at(-1)?.link.split('/').at(-1) ?? '';
}

function tokenIn(cookie: string): string {
  return /session-token=([0-9a-f]+)/.exec(cookie)?.[1] ?? '';
}

function viewerOf(cookie: string): Promise<Viewer> {
  return findViewer(tokenIn(cookie));
}

test('tags and dots do not get one inbox more links, and a network gets thirty an hour', async () => {
  for (let tag = 0; tag < 8; tag++)
    await requestSignInLink({ email: `mu.ch+${tag}@gmail.com`, returnTo: '/' }, post, '192.0.2');
  expect(mails).toHaveLength(5);
  for (let reader = 0; reader < 40; reader++)
    await requestSignInLink({ email: `reader-${reader}@example.org`, returnTo: '/' }, post, '192.0.2');
  expect(mails).toHaveLength(30);
});
