import { NextRequest } from 'next/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as confirm from '@/app/api/mail-links/confirm/[token]/route';
import * as preferences from '@/app/api/mail-links/preferences/[token]/route';
import * as unsubscribe from '@/app/api/mail-links/unsubscribe/[token]/route';
import ConfirmPage from '@/app/confirm/[token]/page';
import UnsubscribePage from '@/app/unsubscribe/[token]/page';
import { db } from '@/lib/db';
import { closeLetters } from '@/lib/mail/transport';
import { requestSubscription } from '@/lib/subscribers/commands';
import { sendDueConfirmations } from '@/lib/subscribers/confirmation-commands';
import { linkToken } from '@/lib/subscribers/keys';
import { findPreferences } from '@/lib/subscribers/queries';
import { proxy } from '@/proxy';
import { confirmTokenFor, subscribeAndConfirm } from '@/tests/support/readers';
import { SmtpSink } from '@/tests/support/smtp-sink';

const sink = new SmtpSink();
const handlers = { confirm, preferences, unsubscribe };

beforeAll(async () => {
  process.env.SMTP_URL = await sink.listen();
});
afterAll(async () => {
  closeLetters();
  await sink.close();
});

test('opening the links of a mail writes nothing', async () => {
  const id = await subscribeAndConfirm('ada@example.org', sink);
  await requestSubscription({ email: 'bo@example.org', kind: 'daily' }, 'a network');
  await sendDueConfirmations(10);
  expect(confirmTokenFor('bo@example.org', sink)).toMatch(/^[a-z2-7]{52}$/);
  const before = await everything();
  ConfirmPage();
  UnsubscribePage();
  expect(await findPreferences(linkToken('preferences', id, 1))).toMatchObject({ status: 'confirmed' });
  expect(await everything()).toEqual(before);
});

test.each(['confirm', 'preferences', 'unsubscribe'] as const)(
  'only a POST to /%s reaches what acts',
  async (name) => {
    expect(Object.keys(handlers[name])).toEqual(['POST']);
    for (const method of ['GET', 'HEAD']) expect(await rewritten(name, method)).toBeNull();
    expect(await rewritten(name, 'POST')).toBe(`http://localhost:3000/api/mail-links/${name}/abc`);
  },
);

test.each(['GET', 'HEAD', 'POST'])('%s keeps the link out of referrers and of search', async (method) => {
  const answer = await proxy(new NextRequest('http://localhost:3000/confirm/abc', { method }));
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  expect(answer.headers.get('x-robots-tag')).toBe('noindex');
});

async function rewritten(name: string, method: string): Promise<string | null> {
  const request = new NextRequest(`http://localhost:3000/${name}/abc`, { method });
  return (await proxy(request)).headers.get('x-middleware-rewrite');
}

async function everything() {
  return {
    subscribers: await db().subscriber.findMany({ orderBy: { id: 'asc' } }),
    confirmations: await db().confirmation.findMany({ orderBy: { id: 'asc' } }),
    consents: await db().consent.findMany({ orderBy: { id: 'asc' } }),
    deliveries: await db().delivery.count(),
    suppressions: await db().suppression.count(),
  };
}
