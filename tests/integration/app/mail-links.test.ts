import { NextRequest } from 'next/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as confirm from '@/app/api/mail-links/confirm/[token]/route';
import * as preferences from '@/app/api/mail-links/preferences/[token]/route';
import * as unsubscribe from '@/app/api/mail-links/unsubscribe/[token]/route';
import * as ownData from '@/app/api/mail-links/your-data/[token]/route';
import ConfirmPage from '@/app/confirm/[token]/page';
import PreferencesPage from '@/app/preferences/[token]/page';
import { readDraft } from '@/app/preferences/draft';
import UnsubscribePage from '@/app/unsubscribe/[token]/page';
import YourDataPage from '@/app/your-data/[token]/page';
import { db } from '@/lib/db';
import { closeLetters } from '@/lib/mail/transport';
import { requestSubscription } from '@/lib/subscribers/commands';
import { sendDueConfirmations } from '@/lib/subscribers/confirmation-commands';
import { linkToken } from '@/lib/subscribers/keys';
import { requestOwnData } from '@/lib/subscribers/own-data-commands';
import { proxy } from '@/proxy';
import { confirmTokenFor, subscribeAndConfirm } from '@/tests/support/readers';
import { readable, SmtpSink } from '@/tests/support/smtp-sink';

const sink = new SmtpSink();
const handlers = { confirm, preferences, unsubscribe, 'your-data': ownData };

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
  const link = await ownDataLink(id);
  const before = await everything();
  const searchParams = Promise.resolve({});
  await ConfirmPage(at(confirmTokenFor('bo@example.org', sink)));
  await UnsubscribePage({ ...at(linkToken('unsubscribe', id, 1)), searchParams });
  await PreferencesPage({ ...at(linkToken('preferences', id, 1)), searchParams });
  await YourDataPage(at(link));
  expect(await everything()).toEqual(before);
});

test.each(['confirm', 'preferences', 'unsubscribe', 'your-data'] as const)(
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

test('a form that is refused comes back as it was filled in, once, and nothing of it stands in an address', async () => {
  const id = await subscribeAndConfirm('cy@example.org', sink);
  const path = `/preferences/${linkToken('preferences', id, 1)}`;
  const typed = { kind: 'daily', hour: '9', timeZone: 'Europe/Rome', papers: '5', categories: 'what!' };
  const refused = await post(path, { ...typed, keywords: 'private words', answer: 'page' });
  expect([refused.status, refused.headers.get('location')]).toEqual([303, path]);
  const cookie = refused.headers.getSetCookie().map((one) => one.split(';')[0]);
  const headers = { cookie: cookie.join('; ') };
  const shown = await proxy(new NextRequest(`http://localhost:3000${path}`, { headers }));
  const inside = new URL(shown.headers.get('x-middleware-rewrite') ?? '');
  const back = readDraft(inside.searchParams.get('draft'));
  expect(back?.typed).toMatchObject({ ...typed, keywords: 'private words' });
  expect(Object.keys(back?.problems ?? {})).toEqual(['categories']);
  for (const ended of shown.headers.getSetCookie()) expect(ended).toContain('Max-Age=0');
});

test('a draft in an address is not believed', async () => {
  const shown = await proxy(new NextRequest('http://localhost:3000/preferences/abc?draft=x'));
  expect(shown.headers.get('x-middleware-rewrite')).not.toContain('draft');
});

test('a machine without our button gets a sentence and a status, never a redirect', async () => {
  const id = await subscribeAndConfirm('di@example.org', sink);
  const path = `/preferences/${linkToken('preferences', id, 1)}`;
  const good = { kind: 'weekly', hour: '9', timeZone: 'Europe/Rome', papers: '5' };
  expect((await post(path, good)).status).toBe(200);
  expect((await post(path, { ...good, papers: '7' })).status).toBe(400);
  expect((await post(`/preferences/${'a'.repeat(32)}`, good)).status).toBe(410);
});

test('the mailed link hands out a file, then erases, once', async () => {
  const id = await subscribeAndConfirm('ed@example.org', sink);
  const link = `/your-data/${await ownDataLink(id)}`;
  const file = await post(link, { act: 'download' });
  expect(file.headers.get('content-disposition')).toMatch(/^attachment/);
  expect(await file.json()).toMatchObject({ profile: { email: 'ed@example.org' } });
  expect((await post(link, { act: 'erase' })).status).toBe(200);
  expect((await post(link, { act: 'erase' })).status).toBe(410);
  expect(await db().subscriber.count({ where: { id } })).toBe(0);
});

async function post(path: string, fields: Record<string, string>): Promise<Response> {
  const [, name = '', token = ''] = path.split('/');
  const request = new Request(`http://localhost:3000${path}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
  });
  const handler = handlers[name as keyof typeof handlers];
  return handler.POST(request, at(token));
}

function at(token: string) {
  return { params: Promise.resolve({ token }) };
}

async function ownDataLink(id: string): Promise<string> {
  await db().$executeRaw`update confirmations set requested_at = requested_at - interval '2 days'`;
  await requestOwnData(linkToken('preferences', id, 1), 'another network');
  await sendDueConfirmations(10);
  const mail = readable(sink.received.at(-1)?.raw ?? '');
  return /\/your-data\/([a-z2-7]+)/.exec(mail)?.[1] ?? '';
}

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
