import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addDays, currentFeedDay } from '@/lib/dates';
import { db } from '@/lib/db';
import { addressEdition } from '@/lib/digest/audience-commands';
import { runDigest } from '@/lib/digest/commands';
import { publishDueEditions } from '@/lib/digest/edition-commands';
import { abortEdition, holdEdition, resendUnknown, resumeEdition } from '@/lib/digest/operator-commands';
import { listDeliveries } from '@/lib/digest/operator-delivery-queries';
import { findEditionShown, listEditionsShown } from '@/lib/digest/operator-queries';
import { sendTrial } from '@/lib/digest/operator-trial-commands';
import { closeLetters } from '@/lib/mail/transport';
import { readersCalled, runToTheEnd, setScene } from '@/tests/support/digest-scene';
import { insertUser } from '@/tests/support/papers';
import { headersOf, SmtpSink } from '@/tests/support/smtp-sink';

process.env.MAIL_CONNECTIONS = '1';

const day = addDays(currentFeedDay(), -1);
const named = { kind: 'daily', date: day };
const readers = readersCalled('r', 6);
const sink = new SmtpSink();
let operator: { userId: string; handle: string; name: string; role: 'admin' };

beforeAll(async () => {
  process.env.SMTP_URL = await sink.listen();
});

beforeEach(async () => {
  sink.received.length = 0;
  sink.beforeAnswer = async () => {};
  await setScene(readers);
  await db().user.deleteMany();
  await db().$executeRaw`delete from installation where key like 'digest_trials%'`;
  const userId = await insertUser('ann', { email: 'ann@desk.example', role: 'admin' });
  await db().user.update({ where: { id: userId }, data: { emailVerified: new Date() } });
  operator = { userId, handle: 'ann', name: 'Ann', role: 'admin' };
});

afterAll(async () => {
  closeLetters();
  await sink.close();
});

test('of a held edition nothing leaves, and all of it once it is resumed', async () => {
  await publishDueEditions();
  await holdEdition(operator, named);
  await runDigest({ budgetMs: 20_000 });
  expect(sink.received).toEqual([]);
  expect(await shown()).toMatchObject({ candidates: 6, open: 6, stoppedBecause: 'operator' });
  await resumeEdition(operator, named);
  await runDigest({ budgetMs: 20_000 });
  expect(await shown()).toMatchObject({ open: 0, counts: { sent: 6 } });
  expect(new Set(sink.received.map(({ to }) => to))).toEqual(new Set(readers));
});

test('an edition aborted while it is sent ends with every reader accounted for', async () => {
  sink.beforeAnswer = async () => {
    sink.beforeAnswer = async () => {};
    await abortEdition(operator, named);
  };
  await runToTheEnd();
  const { counts, candidates, open, active } = await shown();
  expect({ candidates, open, active }).toEqual({ candidates: 6, open: 0, active: false });
  expect(counts.sent).toBe(sink.received.length);
  expect(counts.sent + counts.cancelled).toBe(6);
  expect(counts.cancelled).toBeGreaterThan(0);
  const { deliveries } = await listDeliveries({ editionId: await editionId(), state: 'cancelled' }, null);
  expect(new Set(deliveries.map(({ reason }) => reason))).toEqual(new Set(['aborted']));
});

test('a mail of unknown fate leaves again under its Message-ID, though its hour is long past', async () => {
  await runDigest({ budgetMs: 20_000 });
  await db().$executeRaw`update deliveries set status = 'unknown', due_at = now() - interval '9 days'`;
  await resendUnknown(operator, named);
  expect(await shown()).toMatchObject({ closedAt: null, open: 6, counts: { unknown: 0, retry: 6 } });
  await runDigest({ budgetMs: 20_000 });
  expect(await shown()).toMatchObject({ open: 0, counts: { sent: 6 } });
  const ids = sink.to(readers[0] ?? '').map(({ raw }) => headersOf(raw).get('message-id')?.[0]);
  expect(ids).toHaveLength(2);
  expect(ids[0]).toBe(ids[1]);
});

test('what nobody can be written to for stays unknown: a reader erased, an edition aborted', async () => {
  await publishDueEditions();
  await addressEdition('daily');
  await db().$executeRaw`update deliveries set status = 'unknown', finished_at = now()`;
  await db().$executeRaw`delete from subscribers where email = ${readers[0]}`;
  expect((await resendUnknown(operator, named)).deliveries).toBe(5);
  await db().$executeRaw`update deliveries set status = 'unknown'`;
  await abortEdition(operator, named);
  expect((await resendUnknown(operator, named)).deliveries).toBe(0);
});

test('a closed edition shows the counts that it closed with', async () => {
  await runDigest({ budgetMs: 20_000 });
  const { editions } = await listEditionsShown(1);
  const daily = editions.find(({ kind }) => kind === 'daily');
  expect(daily).toMatchObject({ periodStart: day, candidates: 6, counts: { sent: 6 }, waitingSince: null });
  expect(daily?.closedAt).not.toBeNull();
});

test('an answer that repeats the address is shown with the address masked', async () => {
  await runDigest({ budgetMs: 20_000 });
  await db()
    .$executeRaw`update deliveries set status = 'failed', response = '550 <r0@d0.example.org>: unknown'`;
  const { deliveries } = await listDeliveries({ editionId: await editionId(), state: 'failed' }, null);
  expect(deliveries[0]?.response).toBe('550 <r…@d0.example.org>: unknown');
});

test('a test goes to the operator’s own address, marked, and leaves no delivery', async () => {
  expect(await sendTrial(operator, { kind: 'daily', papers: '5' })).toBe('sent');
  expect(sink.received.map(({ to }) => to)).toEqual(['ann@desk.example']);
  expect(headersOf(sink.received[0]?.raw ?? '').get('subject')?.[0]).toMatch(/^\[Test\] /);
  expect(await db().delivery.count()).toBe(0);
  expect(await db().edition.count()).toBe(0);
});

test('an operator gets at most five tests within an hour, and more later', async () => {
  const now = Date.now();
  for (const minutes of [0, 10, 20, 30, 40])
    expect(await sendTrial(operator, { kind: 'daily' }, new Date(now + minutes * 60_000))).toBe('sent');
  const again = (minutes: number) => sendTrial(operator, { kind: 'daily' }, new Date(now + minutes * 60_000));
  await expect(again(59)).rejects.toMatchObject({ code: 'too_many' });
  expect(await again(61)).toBe('sent');
});

test('no test leaves to an unverified address, from a copied database or for anybody else', async () => {
  await expect(sendTrial({ ...operator, role: 'reader' }, { kind: 'daily' })).rejects.toMatchObject({
    code: 'not_found',
  });
  const key = 'mail_fingerprint';
  await db().installation.upsert({ where: { key }, create: { key, value: 'x' }, update: { value: 'x' } });
  expect(await sendTrial(operator, { kind: 'daily' })).toBe('silent');
  await db().installation.delete({ where: { key } });
  await db().$executeRaw`update users set email_verified = null`;
  expect(await sendTrial(operator, { kind: 'daily' })).toBe('unverified');
  expect(sink.received).toEqual([]);
});

async function shown() {
  const edition = await findEditionShown('daily', day);
  if (!edition) throw new Error('There is no edition');
  return edition;
}

async function editionId(): Promise<string> {
  return (await shown()).id;
}
