import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { closeLetters } from '@/lib/mail/transport';
import { suppress } from '@/lib/subscribers/bounce-commands';
import { confirmSubscription, requestSubscription } from '@/lib/subscribers/commands';
import { sendDueConfirmations } from '@/lib/subscribers/confirmation-commands';
import { confirmTokenFor } from '@/tests/support/readers';
import { SmtpSink } from '@/tests/support/smtp-sink';

const sink = new SmtpSink();

beforeAll(async () => {
  process.env.SMTP_URL = await sink.listen();
});
afterAll(async () => {
  closeLetters();
  await sink.close();
});
beforeEach(async () => {
  await db().$executeRaw`truncate subscribers, suppressions, mail_gates cascade`;
  sink.received.length = 0;
  sink.refused.clear();
  await requestSubscription({ email: 'ada@example.org' }, 'a network');
});

test('a mail that is put off waits 5, 15, 60, 120, then 240 minutes, and its link works at last', async () => {
  sink.refused.set('ada@example.org', { code: 450, text: '4.2.0 later' });
  const waited: number[] = [];
  for (let attempt = 0; attempt < 6; attempt += 1) {
    expect(await sendDueConfirmations(10)).toEqual({ sent: 0, failed: 0 });
    expect(await sendDueConfirmations(10)).toEqual({ sent: 0, failed: 0 });
    const { notBefore, attempt: made } = await db().confirmation.findFirstOrThrow();
    expect(made).toBe(attempt + 1);
    waited.push(Math.round((notBefore.getTime() - Date.now()) / 60_000));
    await timePasses();
  }
  expect(waited).toEqual([5, 15, 60, 120, 240, 240]);
  sink.refused.clear();
  expect(await sendDueConfirmations(10)).toEqual({ sent: 1, failed: 0 });
  await confirmSubscription(confirmTokenFor('ada@example.org', sink), 'n');
  expect(await db().subscriber.findFirst()).toMatchObject({ status: 'confirmed' });
});

test('a mail that could not be sent for a day is given up', async () => {
  await db().$executeRaw`update confirmations set requested_at = now() - interval '25 hours'`;
  expect(await sendDueConfirmations(10)).toEqual({ sent: 0, failed: 0 });
  expect(await db().confirmation.findFirst()).toMatchObject({ outcome: 'failed' });
  expect(sink.received).toEqual([]);
});

test('what a killed process claimed and had not begun is sent later, once', async () => {
  await db().$executeRaw`
    update confirmations set outcome = 'claimed', claimed_at = now() - interval '16 minutes'`;
  await Promise.all([sendDueConfirmations(10), sendDueConfirmations(10), sendDueConfirmations(10)]);
  expect(sink.to('ada@example.org')).toHaveLength(1);
});

test('whoever said no while it waited is not asked', async () => {
  await suppress('ada@example.org', 'complaint');
  expect(await sendDueConfirmations(10)).toEqual({ sent: 0, failed: 1 });
  expect(sink.received).toEqual([]);
});

/** What the clock would do: waits end, closed gates open. */
async function timePasses(): Promise<void> {
  await db().$executeRaw`update confirmations set not_before = now()`;
  await db().$executeRaw`delete from mail_gates`;
}
