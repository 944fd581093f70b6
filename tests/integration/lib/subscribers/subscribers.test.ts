import { afterAll, beforeAll, expect, test } from 'vitest';
import { POST as oneClick } from '@/app/api/mail-links/unsubscribe/[token]/route';
import { db } from '@/lib/db';
import { closeLetters } from '@/lib/mail/transport';
import { suppress } from '@/lib/subscribers/bounce-commands';
import {
  confirmSubscription,
  requestSubscription,
  undoUnsubscribe,
  unsubscribe,
} from '@/lib/subscribers/commands';
import { sendDueConfirmations } from '@/lib/subscribers/confirmation-commands';
import { decline } from '@/lib/subscribers/decline-commands';
import { linkToken } from '@/lib/subscribers/keys';
import { confirmTokenFor, insertReaders, subscribeAndConfirm } from '@/tests/support/readers';
import { SmtpSink } from '@/tests/support/smtp-sink';

const sink = new SmtpSink();

beforeAll(async () => {
  process.env.SMTP_URL = await sink.listen();
});

afterAll(async () => {
  closeLetters();
  await sink.close();
});

test('new, known and suppressed addresses hear the same, and only the inbox tells', async () => {
  await insertReaders(['known@example.org']);
  await suppress('never@example.org', 'hard_bounce');
  for (const email of ['new@example.org', 'known@example.org', 'never@example.org'])
    expect(await requestSubscription({ email, kind: 'daily' }, 'n1')).toEqual({ status: 'check_your_inbox' });
  await sendDueConfirmations(10);
  expect(sink.to('new@example.org')).toHaveLength(1);
  expect(sink.to('known@example.org')[0]?.raw).toContain('You already receive');
  expect(sink.to('never@example.org')).toHaveLength(0);
});

test('one inbox gets one confirmation a day, whatever its tag', async () => {
  for (const email of ['eve@example.org', 'eve+1@example.org', 'EVE@example.org'])
    await requestSubscription({ email, kind: 'daily' }, 'n2');
  expect(await sendDueConfirmations(10)).toEqual({ sent: 1, failed: 0 });
});

test('a malformed address is named, an unknown link is spent', async () => {
  await expect(requestSubscription({ email: 'a@b.c\r\nBcc: d@e.f' }, 'n3')).rejects.toMatchObject({
    code: 'invalid',
  });
  await expect(confirmSubscription('nothing', 'n3')).rejects.toMatchObject({ code: 'link_spent' });
});

test.each([
  ['Asia/Kolkata', 'Asia/Kolkata'],
  ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ['CET', 'America/New_York'],
  ['Etc/GMT+5', 'America/New_York'],
  ['Mars/Olympus', 'America/New_York'],
  ['Asia/\u0000', 'America/New_York'],
])('a browser that says it is in %j is written to by the clock of %s', async (timeZone, kept) => {
  const email = `zone${Math.random().toString(36).slice(2)}@example.org`;
  await requestSubscription({ email, kind: 'daily', timeZone }, `n ${email}`);
  expect((await db().subscriber.findUniqueOrThrow({ where: { emailKey: email } })).timeZone).toBe(kept);
});

test('one click ends the subscription without a redirect, and unknown tokens get the same answer', async () => {
  const id = await subscribeAndConfirm('bo@example.org', sink);
  for (const token of [linkToken('unsubscribe', id, 1), 'a'.repeat(32)]) {
    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
    const request = new Request('http://localhost/unsubscribe', { method: 'POST', body });
    expect((await oneClick(request, { params: Promise.resolve({ token }) })).status).toBe(200);
  }
  expect(await db().subscriber.findUnique({ where: { id } })).toMatchObject({ status: 'unsubscribed' });
});

test('"this was not me" silences all further questions to that inbox', async () => {
  await requestSubscription({ email: 'victim@example.org' }, 'n5');
  await sendDueConfirmations(10);
  const token = confirmTokenFor('victim@example.org', sink);
  await decline(token, 'n5');
  await expect(confirmSubscription(token, 'n5')).rejects.toMatchObject({ code: 'link_spent' });
  await db().$executeRaw`update confirmations set requested_at = now() - interval '60 days'`;
  await db().$executeRaw`update suppressions set at = now() - interval '60 days'`;
  await requestSubscription({ email: 'victim+2@example.org' }, 'n5');
  await sendDueConfirmations(10);
  expect(sink.to('victim@example.org')).toHaveLength(1);
  expect(sink.to('victim+2@example.org')).toHaveLength(0);
});

test('"this was not me" after the click ends the subscription too', async () => {
  const id = await subscribeAndConfirm('clicked@example.org', sink);
  await decline(confirmTokenFor('clicked@example.org', sink), 'n6');
  expect(await db().subscriber.findUnique({ where: { id } })).toMatchObject({ status: 'unsubscribed' });
});

test('an address that came back may ask once more after thirty days, and its yes lifts the bar', async () => {
  const email = 'repaired@example.org';
  await insertReaders([email]);
  await suppress(email, 'hard_bounce');
  await ask(email);
  expect(sink.to(email)).toHaveLength(0);
  await db().$executeRaw`update suppressions set at = now() - interval '31 days'`;
  await ask(email);
  expect(sink.to(email)[0]?.raw).toContain('Confirm your subscription');
  await db().$executeRaw`update confirmations set requested_at = now() - interval '2 days'`;
  await ask(email);
  expect(sink.to(email)).toHaveLength(1);
  const before = await db().suppression.count();
  await confirmSubscription(confirmTokenFor(email, sink), 'n7');
  expect(await db().suppression.count()).toBe(before - 1);
});

test('leaving can be taken back for thirty days, as it was', async () => {
  const id = await subscribeAndConfirm('back@example.org', sink, 'weekly');
  const token = linkToken('unsubscribe', id, 1);
  await unsubscribe(token, 'n8');
  await undoUnsubscribe(token, 'n8');
  expect(await db().subscriber.findUnique({ where: { id } })).toMatchObject({
    ...{ status: 'confirmed', kind: 'weekly', unsubscribedAt: null },
  });
  const acts = await db().consent.findMany({ where: { subscriberId: id }, orderBy: { at: 'asc' } });
  expect(acts.map(({ act }) => act)).toEqual(['requested', 'confirmed', 'withdrawn', 'resumed']);
  await unsubscribe(token, 'n8');
  await db().$executeRaw`update subscribers set unsubscribed_at = now() - interval '31 days'`;
  await expect(undoUnsubscribe(token, 'n8')).rejects.toMatchObject({ code: 'link_spent' });
});

async function ask(email: string): Promise<void> {
  await requestSubscription({ email }, 'n7');
  await sendDueConfirmations(10);
}
