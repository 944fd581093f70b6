import { beforeEach, expect, test } from 'vitest';
import type { Viewer } from '@/lib/auth/schema';
import { db } from '@/lib/db';
import { subscribeOwn, unsubscribeOwn } from '@/lib/subscribers/account-commands';
import { suppress } from '@/lib/subscribers/bounce-commands';
import { eraseOwn } from '@/lib/subscribers/own-data-commands';
import { getOwnData } from '@/lib/subscribers/own-data-queries';
import { changeOwnPreferences } from '@/lib/subscribers/preferences-commands';
import { getOwnDigest } from '@/lib/subscribers/queries';
import { insertReaders } from '@/tests/support/readers';

const plain = { kind: 'weekly', weekday: '1', hour: '9', timeZone: 'Europe/Paris', papers: '20' };

beforeEach(async () => {
  await db().$executeRaw`truncate users, subscribers, suppressions cascade`;
});

test('one click subscribes the proven address without a mail, and says where consent came from', async () => {
  const viewer = await signedIn('ada@example.org');
  expect((await subscribeOwn(viewer, 'Asia/Tokyo', 'n')).outcome).toBe('subscribed');
  expect(await db().confirmation.count()).toBe(0);
  const row = await db().subscriber.findFirstOrThrow({ include: { consents: true } });
  expect(row).toMatchObject({ status: 'confirmed', origin: 'account', timeZone: 'Asia/Tokyo' });
  expect(row.consents).toMatchObject([{ act: 'confirmed', source: 'account' }]);
  await subscribeOwn(viewer, undefined, 'n');
  expect(await db().consent.count()).toBe(1);
});

test('the owner changes, ends and erases it, whatever the capitals of the address', async () => {
  await insertReaders(['ada@example.org']);
  await db().subscriber.updateMany({ data: { email: 'Ada@example.org' } });
  const viewer = await signedIn('ada@example.org');
  expect(await changeOwnPreferences(viewer, plain)).toBeNull();
  expect((await getOwnDigest(viewer)).view?.typed).toMatchObject({ kind: 'weekly', hour: '9' });
  expect(await getOwnData(viewer)).toMatchObject({ profile: { email: 'Ada@example.org' } });
  await unsubscribeOwn(viewer, 'n');
  expect((await db().subscriber.findFirstOrThrow()).status).toBe('unsubscribed');
  await eraseOwn(viewer);
  expect(await db().subscriber.count()).toBe(0);
});

test('nobody reaches the digest of another address, another spelling, or by an unproven one', async () => {
  await insertReaders(['ada@example.org']);
  const unproven = await signedIn('ada@example.org', null);
  const strangers = [await signedIn('bo@example.org'), await signedIn('ada+x@example.org'), unproven];
  for (const viewer of strangers) {
    expect((await getOwnDigest(viewer)).view).toBeNull();
    const refused = { code: 'not_found' };
    await expect(changeOwnPreferences(viewer, plain)).rejects.toMatchObject(refused);
    await expect(getOwnData(viewer)).rejects.toMatchObject(refused);
    await expect(eraseOwn(viewer)).rejects.toMatchObject(refused);
    await expect(unsubscribeOwn(viewer, 'n')).rejects.toMatchObject(refused);
  }
  expect((await subscribeOwn(unproven, undefined, 'n')).outcome).toBe('no_address');
  expect((await subscribeOwn(strangers[1] ?? null, undefined, 'n')).outcome).toBe('other_spelling');
  await expect(eraseOwn(null)).rejects.toMatchObject({ code: 'signed_out' });
});

test.each([
  ['not_me', 'subscribed'],
  ['hard_bounce', 'subscribed'],
  ['complaint', 'not_written_to'],
  ['operator', 'not_written_to'],
])('who is on the list for %s is %s', async (reason, outcome) => {
  await suppress('ada@example.org', reason);
  expect((await subscribeOwn(await signedIn('ada@example.org'), undefined, 'n')).outcome).toBe(outcome);
  expect(await db().suppression.count()).toBe(outcome === 'subscribed' ? 0 : 1);
});

async function signedIn(email: string, emailVerified: Date | null = new Date()): Promise<Viewer> {
  const handle = `h${Math.random().toString(36).slice(2, 10)}`;
  const taken = await db().user.findUnique({ where: { email } });
  if (taken) await db().user.delete({ where: { email } });
  const { id: userId } = await db().user.create({
    data: { handle, name: handle, objectId: objectId(), email, emailVerified },
  });
  return { userId, handle, name: handle, role: 'reader' };
}

function objectId(): string {
  return Array.from({ length: 24 }, () => Math.floor(Math.random() * 16).toString(16)).join('');
}
