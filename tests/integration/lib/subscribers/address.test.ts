import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { closeLetters } from '@/lib/mail/transport';
import { confirmNewAddress, requestNewAddress } from '@/lib/subscribers/address-commands';
import { suppress } from '@/lib/subscribers/bounce-commands';
import { sendDueConfirmations } from '@/lib/subscribers/confirmation-commands';
import { decline } from '@/lib/subscribers/decline-commands';
import { linkToken } from '@/lib/subscribers/keys';
import { findPreferences } from '@/lib/subscribers/queries';
import { insertReaders } from '@/tests/support/readers';
import { readable, SmtpSink } from '@/tests/support/smtp-sink';

const sink = new SmtpSink();
let token: string;

beforeAll(async () => {
  process.env.SMTP_URL = await sink.listen();
});
afterAll(async () => {
  closeLetters();
  await sink.close();
});
beforeEach(async () => {
  await db().$executeRaw`truncate subscribers, suppressions cascade`;
  sink.received.length = 0;
  await insertReaders(['ada@example.org', 'known@example.org']);
  token = linkToken('preferences', (await find('ada@example.org')).id, 1);
});

test('the digest moves when the new inbox says yes, and the old links die', async () => {
  expect(await ask('Ada.New@Example.ORG')).toBeNull();
  await confirmNewAddress(linkFor('Ada.New@example.org'), 'n');
  const { id, email, tokenVersion } = await find('ada.new@example.org');
  expect({ email, tokenVersion }).toEqual({ email: 'Ada.New@example.org', tokenVersion: 2 });
  expect(await findPreferences(token)).toBeNull();
  expect(await findPreferences(linkToken('preferences', id, 2))).toMatchObject({ status: 'confirmed' });
  expect(await db().consent.findFirst({ where: { subscriberId: id } })).toMatchObject({
    act: 'address_changed',
  });
  await confirmNewAddress(linkFor('Ada.New@example.org'), 'n');
  expect((await find('ada.new@example.org')).tokenVersion).toBe(2);
});

test('a taken, a suppressed and the own address hear the same, and no mail goes to them', async () => {
  await suppress('gone@example.org', 'complaint');
  for (const email of ['known@example.org', 'known+tag@example.org', 'gone@example.org', 'ada@example.org'])
    expect(await ask(email)).toBeNull();
  expect(sink.received).toEqual([]);
});

test('no address is said so beside its field', async () => {
  expect(await ask('a@b\r\nBcc: c@d.e')).toEqual({ email: 'That is not an email address.' });
});

test('somebody who subscribed there meanwhile keeps the address', async () => {
  await ask('new@example.org');
  await insertReaders(['new@example.org']);
  await expect(confirmNewAddress(linkFor('new@example.org'), 'n')).rejects.toMatchObject({
    code: 'link_spent',
  });
  expect((await find('ada@example.org')).tokenVersion).toBe(1);
});

test('"this was not me" leaves the digest where it is and silences further questions', async () => {
  await ask('stranger@example.org');
  await decline(linkFor('stranger@example.org'), 'n');
  await expect(confirmNewAddress(linkFor('stranger@example.org'), 'n')).rejects.toMatchObject({
    code: 'link_spent',
  });
  await db().$executeRaw`update confirmations set requested_at = now() - interval '40 days'`;
  sink.received.length = 0;
  await ask('stranger@example.org');
  expect(sink.received).toEqual([]);
  expect((await find('ada@example.org')).status).toBe('confirmed');
});

async function ask(email: string) {
  const problems = await requestNewAddress(token, { email }, 'a network');
  await sendDueConfirmations(10);
  return problems;
}

function linkFor(email: string): string {
  return /\/confirm\/([a-z2-7]+)/.exec(readable(sink.to(email)[0]?.raw ?? ''))?.[1] ?? '';
}

function find(emailKey: string) {
  return db().subscriber.findUniqueOrThrow({ where: { emailKey } });
}
