import { createServer } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { db } from '@/lib/db';
import { runDigest } from '@/lib/digest/commands';
import { env } from '@/lib/env';
import { because } from '@/lib/mail/gate';
import { enterServer } from '@/lib/mail/gate-commands';
import { openDeliveries, readersCalled, setScene, timePasses } from '@/tests/support/digest-scene';
import { ScriptedSmtp } from '@/tests/support/scripted-smtp';

const server = new ScriptedSmtp();
const readers = readersCalled('reader', 30);
let alive: string;

beforeAll(async () => {
  alive = await server.listen();
});
beforeEach(async () => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  server.follow({});
  env().SMTP_URL = await deadPort();
  await setScene(readers);
});
afterAll(() => server.close());

test('a mail server that is away costs no reader a chance, and is soon left alone', async () => {
  await runDigest({ budgetMs: 30_000 });
  expect(await openDeliveries()).toBe(readers.length);
  expect(await statuses()).toEqual(['pending', 'retry']);
  expect(await offered()).toBeGreaterThanOrEqual(5);
  expect(await offered()).toBeLessThan(readers.length);
  expect(await charged()).toBe(0);
  expect(await serverGate()).toMatchObject({ closings: 1, closedBecause: because.unreachable });
});

test('while it is closed nothing is offered, also to readers whose hour has come', async () => {
  await runDigest({ budgetMs: 30_000 });
  const before = await offered();
  await db().$executeRaw`update deliveries set not_before = now() where status = 'retry'`;
  env().SMTP_URL = alive;
  await runDigest({ budgetMs: 30_000 });
  expect(server.connections).toBe(0);
  expect(await offered()).toBe(before);
});

test('when it is back one mail goes first, and then all, each once', async () => {
  await runDigest({ budgetMs: 30_000 });
  await timePasses();
  env().SMTP_URL = alive;
  const { counts } = await runDigest({ budgetMs: 30_000 });
  expect(counts).toMatchObject({ sent: 1, retry: 0, failed: 0, unknown: 0 });
  expect(server.messages).toHaveLength(1);
  expect(await serverGate()).toMatchObject({ closedUntil: null, closings: 0 });
  await runDigest({ budgetMs: 30_000 });
  expect(server.messages).toHaveLength(readers.length);
  expect(new Set(server.messages.map(recipientOf))).toEqual(new Set(readers));
  expect(await statuses()).toEqual(['sent']);
});

test('when it is still away one mail finds out, and the others keep waiting', async () => {
  await runDigest({ budgetMs: 30_000 });
  const before = await offered();
  await timePasses();
  await runDigest({ budgetMs: 30_000 });
  expect(await attempts()).toBeLessThanOrEqual(before + 1);
  expect(await openDeliveries()).toBe(readers.length);
  expect(await charged()).toBe(0);
  expect(await serverGate()).toMatchObject({ closings: 2 });
});

test('a login that is refused stops all at the first mail of each connection', async () => {
  env().SMTP_URL = alive.replace('//', '//editor:secret@');
  server.follow({ offers: ['AUTH PLAIN'], AUTH: { say: '535 5.7.8 Wrong' } });
  await runDigest({ budgetMs: 30_000 });
  expect(await serverGate()).toMatchObject({ closings: 1, closedBecause: because.login });
  expect(await openDeliveries()).toBe(readers.length);
  expect(await offered()).toBeLessThan(readers.length);
  expect(await charged()).toBe(0);
});

test('a run that has nothing to try with leaves the try to the next', async () => {
  await runDigest({ budgetMs: 30_000 });
  await db().$executeRaw`update deliveries set not_before = now() + interval '5 minutes'`;
  await db().$executeRaw`update mail_gates set closed_until = now()`;
  await runDigest({ budgetMs: 30_000 });
  expect(await enterServer('the next')).toEqual({ state: 'probe' });
});

/** An address on which nobody listens any more. */
async function deadPort(): Promise<string> {
  const brief = createServer();
  await new Promise<void>((resolve) => brief.listen(0, '127.0.0.1', () => resolve()));
  const address = brief.address();
  await new Promise((resolve) => brief.close(resolve));
  return `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
}

async function statuses(): Promise<string[]> {
  const found = await db().delivery.groupBy({ by: ['status'] });
  return found.map(({ status }) => status).toSorted();
}

/** Mails with which the mail server was tried. */
function offered(): Promise<number> {
  return db().delivery.count({ where: { attempt: { gt: 0 } } });
}

async function attempts(): Promise<number> {
  const { _sum } = await db().delivery.aggregate({ _sum: { attempt: true } });
  return _sum.attempt ?? 0;
}

/** Attempts that count against a reader. */
async function charged(): Promise<number> {
  const [row] = await db().$queryRaw<{ refusals: number }[]>`
    select sum(refusals)::int as refusals from deliveries`;
  return row?.refusals ?? -1;
}

function serverGate() {
  return db().mailGate.findUnique({ where: { name: '*' } });
}

function recipientOf(message: string): string {
  return /^To: <?([^\s<>]+)>?/im.exec(message)?.[1] ?? '';
}
