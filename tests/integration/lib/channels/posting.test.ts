import { createHmac } from 'node:crypto';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sendPostAgain } from '@/lib/channels/commands';
import { claimPosts, recoverPosts, settlePost, startPost, writePosts } from '@/lib/channels/post-commands';
import { postEditions } from '@/lib/channels/posting-commands';
import { addDays, currentFeedDay } from '@/lib/dates';
import { db } from '@/lib/db';
import { selfSigned } from '@/tests/support/certificate';
import { freeze, insertChannel, operator, postsWait, setNewsroom } from '@/tests/support/channels';
import { startWebSink, type WebSink } from '@/tests/support/web-sink';

process.env.MAIL_MAX_LATENESS_HOURS = '30';

let sink: WebSink;
beforeAll(async () => {
  sink = await startWebSink();
});
afterAll(() => sink.stop());

beforeEach(async () => {
  await setNewsroom();
  sink.behave({ status: 200, body: 'ok' });
  sink.received.length = 0;
});

const run = (outside = {}) => postEditions(Date.now() + 20_000, { timeoutMs: 1_500, ...outside });
const thePost = () => db().post.findFirstOrThrow();
const minutesToWait = async () => ((await thePost()).notBefore.getTime() - Date.now()) / 60_000;

test('an edition is posted once, signed, and never again', async () => {
  await insertChannel(`${sink.url}/hook`);
  await freeze();
  expect(await run()).toMatchObject({ posts: 1, sent: 1 });
  expect(await run()).toMatchObject({ posts: 0, sent: 0 });
  expect(sink.received).toHaveLength(1);
  const [{ headers, body } = { headers: {} as Record<string, string>, body: '' }] = sink.received;
  const signature = String(headers['x-broadsheet-signature']);
  const at = /^t=(\d+),v1=[0-9a-f]{64}$/.exec(signature)?.[1];
  const mac = createHmac('sha256', 's'.repeat(32)).update(`${at}.${body}`).digest('hex');
  expect(signature).toBe(`t=${at},v1=${mac}`);
  expect(headers['x-broadsheet-edition']).toBe(`daily/${addDays(currentFeedDay(), -1)}`);
  expect(JSON.parse(body)).toMatchObject({
    schema: 'broadsheet.edition/1',
    test: false,
    kind: 'daily',
    date: addDays(currentFeedDay(), -1),
    papers: [
      { place: 1, id: '2610.00002', votes: 12, url: 'http://localhost:3000/papers/2610.00002' },
      {
        place: 2,
        id: '2610.00001',
        title: 'Quiet & <small> paper',
        arxivUrl: 'https://arxiv.org/abs/2610.00001',
      },
    ],
  });
  expect(await thePost()).toMatchObject({ status: 'sent', attempt: 1, httpStatus: 200, response: 'ok' });
});

test('twenty calls at once post it once', async () => {
  await insertChannel(sink.url);
  await freeze();
  const counts = await Promise.all(Array.from({ length: 20 }, () => run()));
  expect(counts.reduce((sum, { sent }) => sum + sent, 0)).toBe(1);
  expect(sink.received).toHaveLength(1);
});

test('what was frozen before the channel was made does not go to it', async () => {
  await freeze();
  await insertChannel(sink.url, { createdAt: new Date() });
  expect(await run()).toMatchObject({ posts: 0, sent: 0 });
  expect(await db().post.count()).toBe(0);
});

test('after a silence only the newest edition goes; older ones are recorded as too late', async () => {
  await insertChannel(sink.url);
  await freeze(2);
  await freeze(1);
  expect(await run()).toMatchObject({ sent: 1, skipped_late: 1 });
  expect(JSON.parse(sink.received[0]?.body ?? '').date).toBe(addDays(currentFeedDay(), -1));
});

test('while a channel is paused its editions are recorded as cancelled, and later not sent by themselves', async () => {
  const { id } = await insertChannel(sink.url, { active: false });
  await freeze();
  expect(await run()).toMatchObject({ cancelled: 1, sent: 0 });
  await db().channel.update({ where: { id }, data: { active: true } });
  expect(await run()).toMatchObject({ sent: 0 });
  expect(await thePost()).toMatchObject({ status: 'cancelled', reason: 'paused' });
});

test('an edition that is held back waits, and goes when it is let go', async () => {
  await insertChannel(sink.url);
  const id = await freeze();
  await db().edition.update({ where: { id }, data: { heldAt: new Date() } });
  expect(await run()).toMatchObject({ posts: 1, sent: 0 });
  await db().edition.update({ where: { id }, data: { heldAt: null } });
  expect(await run()).toMatchObject({ sent: 1 });
});

test('an edition that is aborted while it waits is cancelled', async () => {
  await insertChannel(sink.url);
  const id = await freeze();
  sink.behave({ status: 500 });
  await run();
  await db().edition.update({ where: { id }, data: { abortedAt: new Date() } });
  await postsWait();
  expect(await run()).toMatchObject({ cancelled: 1 });
  expect(await thePost()).toMatchObject({ status: 'cancelled', reason: 'aborted' });
});

const outcomes = [
  { name: '204', behaviour: { status: 204 }, status: 'sent', reason: null },
  { name: '404', behaviour: { status: 404, body: 'no such hook' }, status: 'failed', reason: 'refused' },
  { name: '410', behaviour: { status: 410 }, status: 'failed', reason: 'refused' },
  {
    name: 'a redirect',
    behaviour: { status: 302, headers: { location: 'http://127.0.0.1:1/' } },
    status: 'failed',
    reason: 'redirect',
  },
  { name: 'a hang', behaviour: 'hang', status: 'unknown', reason: 'no_answer' },
  {
    name: 'a cut before it was read',
    behaviour: 'cut before reading',
    status: 'unknown',
    reason: 'no_answer',
  },
  { name: 'a cut after it was read', behaviour: 'cut after reading', status: 'unknown', reason: 'no_answer' },
  { name: 'an answer that does not end', behaviour: 'hang after the status', status: 'sent', reason: null },
] as const;

test.each(outcomes)('$name settles it as $status', async ({ behaviour, status, reason }) => {
  await insertChannel(sink.url);
  await freeze();
  sink.behave(behaviour);
  expect(await run()).toMatchObject({ [status]: 1 });
  expect(await thePost()).toMatchObject({ status, reason, leaseUntil: null });
  sink.behave({ status: 200 });
  await postsWait();
  expect(await run()).toMatchObject({ sent: 0 });
});

test('an error of the other side is offered again under the same key, six times at most', async () => {
  await insertChannel(sink.url);
  await freeze();
  sink.behave({ status: 500 });
  const waited = [];
  for (let offer = 1; offer <= 6; offer += 1) {
    await run();
    waited.push(await minutesToWait());
    await postsWait();
  }
  for (const [place, least] of [5, 15, 60, 120, 240].entries()) {
    expect(waited[place]).toBeGreaterThan(least - 1);
    expect(waited[place]).toBeLessThan(least * 1.2 + 1);
  }
  expect(await thePost()).toMatchObject({
    status: 'failed',
    reason: 'attempts',
    attempt: 6,
    httpStatus: 500,
  });
  expect(sink.received).toHaveLength(6);
  expect(new Set(sink.received.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
});

test.each([429, 503])('%i waits as long as the other side asks', async (status) => {
  await insertChannel(sink.url);
  await freeze();
  sink.behave({ status, headers: { 'retry-after': '3600' } });
  expect(await run()).toMatchObject({ retry: 1 });
  expect(await minutesToWait()).toBeGreaterThan(59);
});

test('Telegram says in its answer how long to wait', async () => {
  await insertChannel('-100123', { type: 'telegram', secret: '12345678:token-of-a-bot-that-is-long-enough' });
  await freeze();
  sink.behave({ status: 429, body: '{"ok":false,"error_code":429,"parameters":{"retry_after":1800}}' });
  expect(await run({ telegram: sink.url })).toMatchObject({ retry: 1 });
  expect(await minutesToWait()).toBeGreaterThan(29);
  expect(sink.received[0]?.path).toBe('/bot12345678:token-of-a-bot-that-is-long-enough/sendMessage');
  expect(JSON.parse(sink.received[0]?.body ?? '')).toMatchObject({ chat_id: -100123, parse_mode: 'HTML' });
});

test('a server that cannot be reached costs no attempt', async () => {
  await insertChannel('http://127.0.0.1:1/hook');
  await freeze();
  for (let offer = 1; offer <= 8; offer += 1) {
    expect(await run()).toMatchObject({ retry: 1 });
    await postsWait();
  }
  expect(await thePost()).toMatchObject({ status: 'retry', attempt: 0, response: 'ECONNREFUSED' });
});

test('a name that does not exist costs no attempt', async () => {
  await insertChannel('http://nowhere.invalid/hook');
  await freeze();
  expect(await run()).toMatchObject({ retry: 1 });
  expect((await thePost()).response).toMatch(/ENOTFOUND|EAI_AGAIN/);
});

test('a name is resolved, and the address behind it is reached', async () => {
  await insertChannel(`http://localhost:${new URL(sink.url).port}/hook`);
  await freeze();
  expect(await run()).toMatchObject({ sent: 1 });
});

test('a certificate that nobody vouches for costs no attempt', async () => {
  const { key, pem } = selfSigned(new Date(Date.now() - 3_600_000), new Date(Date.now() + 3_600_000));
  const secure = createServer({ key: key.export({ type: 'pkcs8', format: 'pem' }), cert: pem });
  await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve));
  await insertChannel(`https://127.0.0.1:${(secure.address() as AddressInfo).port}/hook`);
  await freeze();
  expect(await run()).toMatchObject({ retry: 1 });
  expect(await thePost()).toMatchObject({ attempt: 0, response: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
  await new Promise((resolve) => secure.close(resolve));
});

test('nothing is posted into a private network', async () => {
  const { port } = new URL(sink.url);
  for (const host of ['127.0.0.1', 'localhost', '[::1]']) {
    await setNewsroom();
    await insertChannel(`http://${host}:${port}/hook`);
    await freeze();
    expect(await run({ privateAllowed: false })).toMatchObject({ failed: 1 });
    expect(await thePost()).toMatchObject({ status: 'failed', reason: 'private_address' });
  }
  expect(sink.received).toHaveLength(0);
});

test('an answer of any size is read in part, and what repeats the secret is not kept', async () => {
  await insertChannel(`${sink.url}/services/T0/B0/key`);
  await freeze();
  sink.behave({ status: 400, body: `bad ${'s'.repeat(32)} /services/T0/B0/key ${'long '.repeat(400_000)}` });
  expect(await run()).toMatchObject({ failed: 1 });
  expect((await thePost()).response).toMatch(/^bad … … long/);
});

test('a process that dies before the request returns it; one that dies in it leaves unknown', async () => {
  await insertChannel(sink.url);
  await freeze();
  await writePosts();
  await claimPosts('dies', 5);
  expect(await run()).toMatchObject({ sent: 0 });
  await postsWait();
  expect(await run()).toMatchObject({ sent: 1 });

  await setNewsroom();
  await insertChannel(sink.url);
  await freeze();
  await writePosts();
  const [claim] = (await claimPosts('dies', 5)).claims;
  if (!claim) throw new Error('no claim');
  expect(await startPost(claim, 'dies')).toBe(true);
  await postsWait();
  expect(await run()).toMatchObject({ unknown: 1, sent: 0 });
  expect(await thePost()).toMatchObject({ status: 'unknown', reason: 'died' });
});

test('a worker that slept past its lease begins nothing, and its late answer still settles an unknown', async () => {
  await insertChannel(sink.url);
  await freeze();
  await writePosts();
  const [claim] = (await claimPosts('sleeps', 5)).claims;
  if (!claim) throw new Error('no claim');
  await postsWait();
  expect(await startPost(claim, 'sleeps')).toBe(false);
  await recoverPosts();
  const [again] = (await claimPosts('sleeps', 5)).claims;
  if (!again) throw new Error('no claim');
  expect(await startPost(again, 'sleeps')).toBe(true);
  await postsWait();
  await recoverPosts();
  expect((await thePost()).status).toBe('unknown');
  const took = {
    status: 'sent',
    charged: false,
    waitSeconds: 0,
    httpStatus: 200,
    response: null,
    reason: null,
  } as const;
  await settlePost(again, 'somebody else', took);
  expect((await thePost()).status).toBe('unknown');
  await settlePost(again, 'sleeps', took);
  expect(await thePost()).toMatchObject({ status: 'sent', attempt: 1 });
});

test('an unknown is repeated only when the operator says so, and under the same key', async () => {
  await insertChannel(sink.url);
  await freeze();
  sink.behave('cut after reading', { status: 200 });
  expect(await run()).toMatchObject({ unknown: 1 });
  await postsWait();
  expect(await run()).toMatchObject({ sent: 0 });
  const { number } = await thePost();
  await sendPostAgain(operator, { number: String(number) });
  expect(await run()).toMatchObject({ sent: 1 });
  await sendPostAgain(operator, { number: String(number) });
  expect(await run()).toMatchObject({ sent: 0 });
  expect(new Set(sink.received.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
  expect(sink.received).toHaveLength(2);
});

test('what the operator asks for goes however late, and in a pause', async () => {
  await insertChannel(sink.url);
  await freeze(2);
  await freeze(1);
  await run();
  const late = await db().post.findFirstOrThrow({ where: { status: 'skipped_late' } });
  await db().channel.updateMany({ data: { active: false } });
  await sendPostAgain(operator, { number: String(late.number) });
  expect(await run()).toMatchObject({ sent: 1, skipped_late: 0 });
});

test('a copied database posts nothing', async () => {
  await insertChannel(sink.url);
  await freeze();
  const where = { key: 'mail_fingerprint' };
  const { value } = await db().installation.findUniqueOrThrow({ where });
  await db().installation.update({ where, data: { value: 'https://elsewhere.example 1' } });
  expect(await run()).toMatchObject({ posts: 0, sent: 0 });
  await db().installation.update({ where, data: { value } });
});
