import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { GET } from '@/app/api/cron/digest/route';
import { addDays, currentFeedDay } from '@/lib/dates';
import { db } from '@/lib/db';
import { runDigest } from '@/lib/digest/commands';
import type { DigestCounts } from '@/lib/digest/schema';
import { closeLetters } from '@/lib/mail/transport';
import { unsubscribe } from '@/lib/subscribers/commands';
import { linkToken } from '@/lib/subscribers/keys';
import { insertPaper } from '@/tests/support/papers';
import { insertReaders, subscribeAndConfirm } from '@/tests/support/readers';
import { headersOf, readable, SmtpSink } from '@/tests/support/smtp-sink';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const yesterday = addDays(currentFeedDay(), -1);
const sink = new SmtpSink();

beforeAll(async () => {
  process.env.SMTP_URL = await sink.listen();
});

beforeEach(async () => {
  sink.received.length = 0;
  sink.refused.clear();
  sink.beforeAnswer = async () => {};
  sink.beforeData = async () => {};
  await db()
    .$executeRaw`truncate deliveries, editions, edition_papers, subscribers, confirmations, consents, papers,
    entries, suppressions, runs cascade`;
  await insertPaper({ id: '2610.00001', title: 'Quiet paper', day: yesterday });
  await insertPaper({ id: '2610.00002', title: 'Loved paper', upvotes: 12, commentCount: 1, day: yesterday });
});

afterAll(async () => {
  closeLetters();
  await sink.close();
});

test('a newcomer who confirms finds the newest edition in the inbox within one run', async () => {
  const subscriberId = await subscribeAndConfirm('ada@example.org', sink);
  const { counts } = await runDigest({ budgetMs: 10_000, subscriberId });
  expect(counts).toMatchObject({ addressed: 1, sent: 1, failed: 0 });
  const digest = readable(sink.to('ada@example.org')[1]?.raw ?? '');
  expect(digest.indexOf('Loved paper')).toBeGreaterThan(0);
  expect(digest).toContain('12 votes, 1 comment');
  expect(await countsOfRun()).toMatchObject({ addressed: 0, sent: 0 });
  expect(sink.to('ada@example.org')).toHaveLength(2);
});

test('the cron route called ten times at once sends each reader exactly one mail', async () => {
  const readers = Array.from({ length: 60 }, (_, index) => `reader${index}@example.org`);
  await insertReaders(readers);
  const calls = Array.from({ length: 10 }, () => GET(cronCall()));
  const answers = await Promise.all((await Promise.all(calls)).map((answer) => answer.json()));
  expect(sum(answers, 'sent')).toBe(60);
  expect(sum(answers, 'editions')).toBeGreaterThanOrEqual(1);
  for (const reader of readers) expect(sink.to(reader)).toHaveLength(1);
  expect(await db().edition.count({ where: { kind: 'daily' } })).toBe(1);
});

test('without the secret the cron route does nothing', async () => {
  await insertReaders(['ada@example.org']);
  expect((await GET(new Request('http://localhost/api/cron/digest'))).status).toBe(401);
  expect(await db().run.count()).toBe(0);
});

test.each(['beforeData', 'beforeAnswer'] as const)(
  'killed while the server stalls at %s, nobody gets two',
  async (stage) => {
    const readers = Array.from({ length: 12 }, (_, index) => `reader${index}@example.org`);
    await insertReaders(readers);
    await killedInMidRun(stage);
    await leasesRunOut();
    sink[stage] = async () => {};
    await runDigest({ budgetMs: 10_000 });
    const states = await db().delivery.groupBy({ by: ['status'], _count: true });
    const count = (status: string) => states.find((state) => state.status === status)?._count ?? 0;
    expect(count('unknown')).toBeGreaterThan(0);
    expect(count('sent') + count('unknown')).toBe(12);
    for (const reader of readers) expect(sink.to(reader).length).toBeLessThanOrEqual(1);
  },
);

test('a temporary refusal is tried again later with the same Message-ID, a final one is not', async () => {
  await insertReaders(['busy@example.org', 'gone@example.org', 'policy@example.org']);
  sink.refused.set('busy@example.org', { code: 451, text: '4.7.1 Greylisted' });
  sink.refused.set('gone@example.org', { code: 550, text: '5.1.1 No such user' });
  sink.refused.set('policy@example.org', { code: 550, text: '5.7.1 Refused by policy' });
  expect(await countsOfRun()).toMatchObject({ sent: 0, retry: 1, failed: 2 });
  expect(await db().suppression.count()).toBe(1);
  const first = await deliveryTo('busy@example.org');
  expect(first?.notBefore.getTime()).toBeGreaterThan(Date.now() + 4 * 60_000);
  sink.refused.clear();
  await db().$executeRaw`update deliveries set not_before = now() where status = 'retry'`;
  expect(await countsOfRun()).toMatchObject({ sent: 1, retry: 0, failed: 0 });
  expect(headersOf(sink.to('busy@example.org')[0]?.raw ?? '').get('message-id')).toEqual([first?.messageId]);
  expect(sink.to('gone@example.org')).toHaveLength(0);
});

test('who unsubscribes between being addressed and being sent to gets nothing', async () => {
  await insertReaders(['ada@example.org', 'bo@example.org']);
  const ada = await db().subscriber.findUniqueOrThrow({ where: { emailKey: 'ada@example.org' } });
  sink.beforeAnswer = () => unsubscribe(linkToken('unsubscribe', ada.id, 1), 'a network');
  await runDigest({ budgetMs: 10_000 });
  await runDigest({ budgetMs: 10_000 });
  const open = await db().delivery.count({
    where: { status: { in: ['pending', 'claimed', 'sending', 'retry'] } },
  });
  expect(open).toBe(0);
});

test('the headers of a digest are those a mail provider asks for', async () => {
  await insertReaders(['ada@example.org']);
  await runDigest({ budgetMs: 10_000 });
  const raw = sink.to('ada@example.org')[0]?.raw ?? '';
  const headers = headersOf(raw);
  for (const name of [
    'from',
    'to',
    'date',
    'subject',
    'message-id',
    'list-unsubscribe',
    'list-unsubscribe-post',
    'list-id',
  ])
    expect(headers.get(name), name).toHaveLength(1);
  expect(headers.get('list-unsubscribe')?.[0]).toMatch(
    /^<http:\/\/localhost:3000\/unsubscribe\/[a-z2-7]{32}>$/,
  );
  expect(raw).toMatch(/\r\nList-Unsubscribe: </);
  expect(headers.get('list-unsubscribe-post')).toEqual(['List-Unsubscribe=One-Click']);
  expect(headers.get('auto-submitted')).toEqual(['auto-generated']);
  expect(headers.get('precedence')).toEqual(['bulk']);
  expect(headers.get('feedback-id')?.[0]).toMatch(/^d\d{8}:daily:digest:broadsheet$/);
  expect(raw.indexOf('Content-Type: text/plain')).toBeLessThan(raw.indexOf('Content-Type: text/html'));
  expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
  expect(readable(raw)).not.toContain('READERS');
});

test('a day without papers makes no edition, and one without votes says so', async () => {
  await db().$executeRaw`update papers set upvotes = 0`;
  await insertReaders(['ada@example.org']);
  await runDigest({ budgetMs: 10_000 });
  const text = readable(sink.to('ada@example.org')[0]?.raw ?? '');
  expect(text).toContain('New, no votes yet');
  expect(await db().edition.count({ where: { kind: 'daily' } })).toBe(1);
});

test('an edition stays as it was frozen when votes come later', async () => {
  await runDigest({ budgetMs: 10_000 });
  await db().$executeRaw`update papers set upvotes = 99, title = 'Renamed' where id = '2610.00001'`;
  await runDigest({ budgetMs: 10_000 });
  const frozen = await db().editionPaper.findMany({
    where: { edition: { kind: 'daily' } },
    orderBy: { place: 'asc' },
  });
  expect(frozen.map((paper) => paper.title)).toEqual(['Loved paper', 'Quiet paper']);
});

test('a database copied to another address stays silent', async () => {
  await runDigest({ budgetMs: 1_000 });
  await insertReaders(['ada@example.org']);
  const kept = await db().installation.findUniqueOrThrow({ where: { key: 'mail_fingerprint' } });
  await db().installation.update({
    where: { key: kept.key },
    data: { value: 'https://elsewhere.example 1' },
  });
  expect(await countsOfRun()).toMatchObject({ addressed: 0, sent: 0 });
  expect(sink.received).toHaveLength(0);
  await db().installation.update({ where: { key: kept.key }, data: { value: kept.value } });
});

async function countsOfRun(): Promise<DigestCounts> {
  return (await runDigest({ budgetMs: 10_000 })).counts;
}

async function killedInMidRun(stage: 'beforeData' | 'beforeAnswer'): Promise<void> {
  const stalled = new Promise<void>((resolve) => {
    let seen = 0;
    sink[stage] = () => {
      seen += 1;
      if (seen <= 4) return Promise.resolve();
      resolve();
      return new Promise(() => undefined);
    };
  });
  const run = spawn(`${root}/node_modules/.bin/tsx`, ['scripts/digest.ts'], {
    cwd: root,
    env: process.env,
    detached: true,
    stdio: 'ignore',
  });
  await stalled;
  process.kill(-(run.pid ?? 0), 'SIGKILL');
  await once(run, 'exit');
}

async function leasesRunOut(): Promise<void> {
  await db().$executeRaw`update deliveries set lease_until = now() - interval '1 second'
    where status in ('claimed', 'sending')`;
}

function cronCall(): Request {
  const headers = { Authorization: `Bearer ${process.env.CRON_SECRET}` };
  return new Request('http://localhost/api/cron/digest', { headers });
}

function sum(answers: Record<string, number>[], name: string): number {
  return answers.reduce((total, answer) => total + (answer[name] ?? 0), 0);
}

async function deliveryTo(emailKey: string) {
  return db().delivery.findFirst({ where: { subscriber: { emailKey } } });
}
