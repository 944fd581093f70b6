import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { closeLetters } from '@/lib/mail/transport';
import { suppress } from '@/lib/subscribers/bounce-commands';
import { sendDueConfirmations } from '@/lib/subscribers/confirmation-commands';
import { linkToken } from '@/lib/subscribers/keys';
import { eraseByLink, requestOwnData } from '@/lib/subscribers/own-data-commands';
import { findOpenData, getDataByLink } from '@/lib/subscribers/own-data-queries';
import { removeUnconfirmed } from '@/lib/subscribers/removal-commands';
import { insertReaders } from '@/tests/support/readers';
import { readable, SmtpSink } from '@/tests/support/smtp-sink';

const sink = new SmtpSink();

beforeAll(async () => {
  process.env.SMTP_URL = await sink.listen();
});
afterAll(async () => {
  closeLetters();
  await sink.close();
});
beforeEach(async () => {
  await db().$executeRaw`truncate subscribers, editions, deliveries, suppressions cascade`;
  sink.received.length = 0;
  await insertReaders(['ada@example.org']);
});

test('the file holds profile, choice, consent, deliveries, bounces and the list of those not written to', async () => {
  const id = await deliver('sent');
  await db().consent.create({
    data: { subscriberId: id, act: 'confirmed', wording: 'w', networkKey: 'secret' },
  });
  await suppress('ada@example.org', 'hard_bounce');
  await db().suppression.deleteMany();
  const link = await askForLink();
  await suppress('ada@example.org', 'hard_bounce');
  const kept = JSON.parse(JSON.stringify(await getDataByLink(link)));
  expect(kept).toMatchObject({
    profile: { email: 'ada@example.org', status: 'confirmed' },
    preferences: { kind: 'daily', hour: 7, timeZone: 'Europe/Berlin', categories: [] },
    consents: [{ act: 'confirmed' }],
    deliveries: [{ status: 'sent', edition: 'daily 2026-10-29', localDate: '2026-10-30' }],
    bounces: [],
    suppression: { reason: 'hard_bounce' },
  });
  expect(JSON.stringify(kept)).not.toContain('secret');
});

test('erasing leaves nameless rows that still add up, cancels what is open, and works once', async () => {
  await suppress('ada@example.org', 'operator');
  await db().suppression.updateMany({ data: { reason: 'hard_bounce', at: new Date('2026-01-01') } });
  const id = await deliver('sent');
  await deliver('pending', 30);
  const link = await askForLink();
  await eraseByLink(link);
  expect(await db().subscriber.count({ where: { id } })).toBe(0);
  const rows = await db().delivery.findMany({ orderBy: { localDate: 'asc' } });
  expect(rows.map(({ status, reason }) => [status, reason])).toEqual([
    ['sent', null],
    ['cancelled', 'erased'],
  ]);
  for (const row of rows) expect(row).toMatchObject({ subscriberId: null, messageId: null, response: null });
  expect(await db().confirmation.count()).toBe(0);
  expect(await db().suppression.count()).toBe(1);
  await expect(eraseByLink(link)).rejects.toMatchObject({ code: 'link_spent' });
});

test('the link opens for an hour, and for nothing but its own page', async () => {
  const link = await askForLink();
  expect(await findOpenData(link)).toEqual({ address: 'a…@example.org' });
  await db().$executeRaw`update confirmations set claimed_at = now() - interval '61 minutes'`;
  expect(await findOpenData(link)).toBeNull();
  await expect(getDataByLink(link)).rejects.toMatchObject({ code: 'link_spent' });
  await expect(eraseByLink(link)).rejects.toMatchObject({ code: 'link_spent' });
});

test('whoever never confirmed is gone thirty days after the last question', async () => {
  await db().$executeRaw`update subscribers set status = 'pending', created_at = now() - interval '31 days'`;
  const { id: subscriberId } = await db().subscriber.findFirstOrThrow();
  await db().confirmation.create({
    data: {
      ...{ subscriberId, inboxKey: 'ada@example.org', kind: 'daily', timeZone: 'UTC', networkKey: 'n' },
      requestedAt: new Date(Date.now() - 86_400_000),
    },
  });
  expect(await removeUnconfirmed()).toBe(0);
  await db().$executeRaw`update confirmations set requested_at = now() - interval '31 days'`;
  await insertReaders(['bo@example.org']);
  expect(await removeUnconfirmed()).toBe(1);
  expect(await db().subscriber.findMany({ select: { email: true } })).toEqual([{ email: 'bo@example.org' }]);
});

async function askForLink(): Promise<string> {
  const { id } = await db().subscriber.findFirstOrThrow();
  await requestOwnData(linkToken('preferences', id, 1), 'a network');
  await sendDueConfirmations(10);
  const mail = readable(sink.to('ada@example.org').at(-1)?.raw ?? '');
  return /\/your-data\/([a-z2-7]+)/.exec(mail)?.[1] ?? '';
}

async function deliver(status: string, day = 29): Promise<string> {
  const { id: subscriberId } = await db().subscriber.findFirstOrThrow();
  const periodStart = new Date(Date.UTC(2026, 9, day));
  const localDate = new Date(Date.UTC(2026, 9, day + 1));
  const edition = await db().edition.create({ data: { kind: 'daily', periodStart, contentHash: 'x' } });
  const finishedAt = status === 'sent' ? new Date() : null;
  const said = { messageId: `<${day}@x>`, response: '250 ada@example.org taken', finishedAt };
  await db().delivery.create({
    data: { subscriberId, kind: 'daily', localDate, editionId: edition.id, status, ...said },
  });
  return subscriberId;
}
