import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/lib/db';
import {
  countingFailures,
  settlingAbandoned,
  settlingPost,
  switchingOff,
  takingPost,
} from '@/lib/follows/post-rows';
import { sendAlertPosts } from '@/lib/follows/posting-commands';
import { explain } from '@/tests/support/explain';
import { insertFollow, insertFound, personWith } from '@/tests/support/follows';
import { insertPaper } from '@/tests/support/papers';
import { startWebSink, type WebSink } from '@/tests/support/web-sink';

let sink: WebSink;
let user: string;

beforeAll(async () => {
  sink = await startWebSink();
});
afterAll(() => sink.stop());

beforeEach(async () => {
  await db().$executeRaw`truncate users, follows, alert_papers, papers, entries cascade`;
  sink.behave({ status: 200, body: 'ok' });
  sink.received.length = 0;
  user = await personWith('ada@example.org');
  await insertPaper({ id: '2610.00001', title: 'Rings', authors: ['Ada Roe'], upvotes: 3 });
  await insertPaper({ id: '2610.00002', title: 'Graphs', publishedAt: '2026-09-02T12:00:00Z' });
});

const run = (outside = {}) => sendAlertPosts({ budgetMs: 20_000 }, { timeoutMs: 1_500, ...outside });
const follow = (url = `${sink.url}/hook`) => insertFollow(user, 'author', 'Ada Roe', { webhookUrl: url });
const states = async () =>
  (await db().alertPaper.findMany({ orderBy: { paperId: 'asc' } })).map(({ status }) => status);
const oneLeft = () => db().alertPaper.findFirstOrThrow();
const minutesToWait = async () => ((await oneLeft()).notBefore.getTime() - Date.now()) / 60_000;
const waitsEnd = () => db().$executeRaw`update alert_papers set not_before = now() where status = 'retry'`;

describe('a webhook', () => {
  test('gets what was found in one signed request, once', async () => {
    const id = await follow();
    await insertFound(id, ['2610.00001', '2610.00002'], 'pending');
    expect(await run()).toEqual({ sent: 1, retry: 0, failed: 0, unknown: 0 });
    expect(await run()).toMatchObject({ sent: 0 });
    expect(sink.received).toHaveLength(1);
    const [{ headers, body } = { headers: {} as Record<string, string>, body: '' }] = sink.received;
    const signature = String(headers['x-broadsheet-signature']);
    const at = /^t=(\d+),v1=[0-9a-f]{64}$/.exec(signature)?.[1];
    const mac = createHmac('sha256', 's'.repeat(64)).update(`${at}.${body}`).digest('hex');
    expect(signature).toBe(`t=${at},v1=${mac}`);
    expect(headers['x-broadsheet-alert']).toBe(`author/${id}`);
    expect(JSON.parse(body)).toMatchObject({
      schema: 'broadsheet.alert/1',
      follow: { id, kind: 'author', target: 'Ada Roe', url: 'http://localhost:3000/authors/Ada%20Roe' },
      total: 2,
      papers: [
        { id: '2610.00002', title: 'Graphs' },
        {
          id: '2610.00001',
          title: 'Rings',
          authors: ['Ada Roe'],
          votes: 3,
          url: 'http://localhost:3000/papers/2610.00001',
        },
      ],
    });
    expect(await states()).toEqual(['sent', 'sent']);
  });

  test('gets fifty papers at most in one request', async () => {
    const ids = Array.from({ length: 60 }, (_, place) => `2611.${String(place).padStart(5, '0')}`);
    for (const id of ids) await insertPaper({ id });
    await insertFound(await follow(), ids, 'pending');
    await run();
    expect(sink.received.map(({ body }) => JSON.parse(body).papers.length)).toEqual([50, 10]);
  });

  test('gets nothing twice from ten processes at once', async () => {
    await insertFound(await follow(), ['2610.00001', '2610.00002'], 'pending');
    const counts = await Promise.all(Array.from({ length: 10 }, () => run()));
    expect(counts.reduce((sum, { sent }) => sum + sent, 0)).toBe(1);
    expect(sink.received).toHaveLength(1);
  });

  test('that asks to wait is asked again, with the same papers under the same key; what is new waits', async () => {
    const id = await follow();
    await insertFound(id, ['2610.00001'], 'pending');
    sink.behave({ status: 503, headers: { 'Retry-After': '1800' } }, { status: 200 });
    expect(await run()).toMatchObject({ retry: 1 });
    expect(await minutesToWait()).toBeGreaterThan(29);
    await insertFound(id, ['2610.00002'], 'pending');
    expect(await run()).toMatchObject({ sent: 0, retry: 0 });
    await waitsEnd();
    expect(await run()).toMatchObject({ sent: 2 });
    const [first, again, later] = sink.received;
    expect(again?.headers['idempotency-key']).toBe(first?.headers['idempotency-key']);
    expect(again?.body).toBe(first?.body);
    expect(JSON.parse(later?.body ?? '').papers.map(({ id }: { id: string }) => id)).toEqual(['2610.00002']);
  });

  test('that always asks to wait has six tries', async () => {
    await insertFound(await follow(), ['2610.00001'], 'pending');
    sink.behave({ status: 500 });
    for (let turn = 0; turn < 8; turn += 1) {
      await run();
      await waitsEnd();
    }
    expect(sink.received).toHaveLength(6);
    expect(await states()).toEqual(['failed']);
  });

  test.each([
    ['refuses', { status: 404 }, 'failed'],
    ['sends elsewhere', { status: 302, headers: { Location: 'http://127.0.0.1/' } }, 'failed'],
    ['falls silent', 'hang', 'unknown'],
    ['cuts the line', 'cut after reading', 'unknown'],
  ] as const)('that %s is not asked again', async (_, behaviour, state) => {
    await insertFound(await follow(), ['2610.00001'], 'pending');
    sink.behave(behaviour);
    expect(await run()).toMatchObject({ [state]: 1 });
    expect(await run()).toEqual({ sent: 0, retry: 0, failed: 0, unknown: 0 });
    expect(sink.received).toHaveLength(1);
    expect(await states()).toEqual([state]);
  });

  test('that nobody answers at is tried again without costing a try', async () => {
    await insertFound(await follow('http://127.0.0.1:9/hook'), ['2610.00001'], 'pending');
    expect(await run()).toMatchObject({ retry: 1 });
    expect(await oneLeft()).toMatchObject({ status: 'retry', attempt: 0 });
    expect(await minutesToWait()).toBeGreaterThan(4);
  });

  test('is switched off after twelve failures in a row, with the reason, and one success begins anew', async () => {
    const id = await follow('http://127.0.0.1:9/hook');
    await insertFound(id, ['2610.00001', '2610.00002'], 'pending');
    for (let turn = 0; turn < 12; turn += 1) {
      expect((await db().follow.findUniqueOrThrow({ where: { id } })).webhookFault).toBeNull();
      await run();
      await waitsEnd();
    }
    const off = await db().follow.findUniqueOrThrow({ where: { id } });
    expect(off.webhookFault).toMatch(
      /^12 posts in a row did not arrive; at the last one it could not be reached/,
    );
    expect(await states()).toEqual(['failed', 'failed']);
    await db().follow.update({
      where: { id },
      data: { webhookFault: null, webhookUrl: sink.url, webhookFailures: 11 },
    });
    await db().$executeRaw`update alert_papers set status = 'pending', not_before = now()`;
    await run();
    expect((await db().follow.findUniqueOrThrow({ where: { id } })).webhookFailures).toBe(0);
  });

  test('whose process died while sending is not asked again', async () => {
    await insertFound(await follow(), ['2610.00001'], 'sending');
    await db().$executeRaw`update alert_papers set started_at = now() - interval '3 minutes'`;
    expect(await run()).toMatchObject({ unknown: 1 });
    expect(sink.received).toHaveLength(0);
    expect(await states()).toEqual(['unknown']);
  });
});

test.each([
  'http://127.0.0.1:1/',
  'http://localhost:1/',
  'http://[::1]:1/',
  'http://[::ffff:127.0.0.1]:1/',
  'http://2130706433:1/',
  'http://0x7f.1:1/',
  'http://169.254.169.254/latest/meta-data/',
  'http://10.0.0.1/',
  'http://224.0.0.1/',
])('%s is refused without a request, since it is on a private network', async (url) => {
  const id = await follow(url);
  await insertFound(id, ['2610.00001'], 'pending');
  expect(await run({ privateAllowed: false })).toMatchObject({ failed: 1 });
  expect(await states()).toEqual(['failed']);
});

test.each(Object.entries({ takingPost, settlingPost, countingFailures, switchingOff, settlingAbandoned }))(
  '%s finds its rows by an index',
  async (_, statement) => {
    expect(await explain(statement)).not.toMatch(/Seq Scan on (alert_papers|follows)/);
  },
);
