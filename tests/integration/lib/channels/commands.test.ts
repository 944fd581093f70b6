import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  addChannel,
  changeChannel,
  removeChannel,
  sendPostAgain,
  setChannelActive,
} from '@/lib/channels/commands';
import { postEditions } from '@/lib/channels/posting-commands';
import { findChannel, findFreshSecret, listChannels, listPosts } from '@/lib/channels/queries';
import { revealToken } from '@/lib/channels/reveal';
import { sendTest } from '@/lib/channels/trial-commands';
import { db } from '@/lib/db';
import { freeze, insertChannel, operator, setNewsroom } from '@/tests/support/channels';
import { startWebSink, type WebSink } from '@/tests/support/web-sink';

process.env.MAIL_MAX_LATENESS_HOURS = '30';

let sink: WebSink;
beforeAll(async () => {
  sink = await startWebSink();
});
afterAll(() => sink.stop());
beforeEach(async () => {
  await setNewsroom();
  sink.received.length = 0;
  sink.behave({ status: 200 });
});

const reader = { ...operator, role: 'reader' } as const;
const hook = {
  type: 'webhook',
  name: ' Lab  hook ',
  kind: 'daily',
  papers: '5',
  address: 'https://lab.example/in/0123456789abcdef',
};

test('nobody but an administrator comes near the channels', async () => {
  const { id: channelId } = await insertChannel(sink.url);
  for (const viewer of [null, reader])
    for (const act of [
      addChannel(viewer, hook),
      changeChannel(viewer, { ...hook, channelId }),
      setChannelActive(viewer, { channelId }, false),
      removeChannel(viewer, { channelId }),
      sendPostAgain(viewer, { number: '1' }),
      sendTest(viewer, { channelId }),
    ])
      await expect(act).rejects.toMatchObject({ code: 'not_found' });
  expect(await db().channel.count({ where: { active: true } })).toBe(1);
});

test('a webhook without a secret gets one, which is shown for three minutes and never again', async () => {
  const written = await addChannel(operator, hook);
  if (!('reveal' in written) || !written.reveal) throw new Error('no secret was made');
  const { secret } = await db().channel.findUniqueOrThrow({ where: { id: written.channelId } });
  expect(secret).toMatch(/^[0-9a-f]{64}$/);
  expect(await findFreshSecret(written.reveal)).toEqual({ name: 'Lab hook', secret });
  expect(written.reveal).not.toContain(secret);
  const old = revealToken(written.channelId, new Date(Date.now() - 4 * 60_000));
  expect(await findFreshSecret(old)).toBeNull();
  expect(await findFreshSecret(written.reveal.replace(/\.\d+\./, '.9999999999999.'))).toBeNull();
});

test('what the operator sees holds neither secret nor whole address', async () => {
  await addChannel(operator, { ...hook, secret: 'a-secret-of-my-own-making' });
  const shown = JSON.stringify(await listChannels());
  expect(shown).toContain('lab.example/…cdef');
  expect(shown).not.toMatch(/a-secret|0123456789/);
});

test.each([
  [{ ...hook, name: ' ' }, 'name'],
  [{ ...hook, papers: '0' }, 'papers'],
  [{ ...hook, papers: '201' }, 'papers'],
  [{ ...hook, address: 'lab.example/in' }, 'address'],
  [{ ...hook, address: 'ftp://lab.example/in' }, 'address'],
  [{ ...hook, address: 'https://user:pass@lab.example/in' }, 'address'],
  [{ ...hook, secret: 'short' }, 'secret'],
  [{ ...hook, type: 'telegram', address: 'somebody' }, 'chat'],
  [{ ...hook, type: 'telegram', address: '-1001234567890', secret: 'a token' }, 'token'],
  [{ ...hook, type: 'pigeon' }, 'other'],
  [{ ...hook, kind: 'hourly' }, 'other'],
])('a form that cannot be right is refused: %#', async (typed, problem) => {
  expect(await addChannel(operator, typed)).toEqual({ problem });
  expect(await db().channel.count()).toBe(0);
});

test('a change keeps the address and the secret where nothing was typed', async () => {
  const { id: channelId } = await insertChannel('https://lab.example/one');
  await changeChannel(operator, {
    channelId,
    name: 'New name',
    kind: 'weekly',
    papers: '20',
    address: '',
    secret: '',
  });
  expect(await db().channel.findUnique({ where: { id: channelId } })).toMatchObject({
    ...{ name: 'New name', kind: 'weekly', papers: 20 },
    ...{ address: 'https://lab.example/one', secret: 's'.repeat(32) },
  });
  const changed = await changeChannel(operator, {
    channelId,
    name: 'N',
    kind: 'daily',
    papers: '1',
    renew: 'yes',
  });
  expect(changed).toMatchObject({ reveal: expect.stringContaining(channelId) });
  expect((await db().channel.findUniqueOrThrow({ where: { id: channelId } })).secret).toMatch(
    /^[0-9a-f]{64}$/,
  );
});

test('there are at most fifty', async () => {
  await db().channel.createMany({
    data: Array.from({ length: 50 }, (_, place) => ({
      ...{ type: 'slack', name: `Room ${place}`, kind: 'daily', address: 'https://chat.example/x' },
    })),
  });
  expect(await addChannel(operator, hook)).toEqual({ problem: 'full' });
});

test('removing a channel removes its posts', async () => {
  const { id: channelId } = await insertChannel(sink.url);
  await freeze();
  await postEditions(Date.now() + 10_000);
  await removeChannel(operator, { channelId });
  expect(await db().post.count()).toBe(0);
  expect(await findChannel(channelId)).toBeNull();
  await expect(removeChannel(operator, { channelId })).rejects.toMatchObject({ code: 'not_found' });
});

test('a test is marked as one, sent at once, and leaves the edition to be sent', async () => {
  const { id: channelId } = await insertChannel(sink.url);
  expect(await sendTest(operator, { channelId })).toEqual({ status: 'no_edition' });
  await freeze();
  expect(await sendTest(operator, { channelId })).toEqual({ status: 'sent', httpStatus: 200, reason: null });
  sink.behave({ status: 403 });
  expect(await sendTest(operator, { channelId })).toEqual({
    status: 'failed',
    httpStatus: 403,
    reason: 'refused',
  });
  expect(JSON.parse(sink.received[0]?.body ?? '').test).toBe(true);
  expect(sink.received[0]?.headers['idempotency-key']).not.toBe(sink.received[1]?.headers['idempotency-key']);
  expect(await db().post.count()).toBe(0);
  sink.behave({ status: 200 });
  expect(await postEditions(Date.now() + 10_000)).toMatchObject({ sent: 1 });
});

test('an aborted edition is not sent again', async () => {
  await insertChannel(sink.url);
  const id = await freeze();
  sink.behave({ status: 404 });
  await postEditions(Date.now() + 10_000);
  await db().edition.update({ where: { id }, data: { abortedAt: new Date() } });
  const { number } = await db().post.findFirstOrThrow();
  await expect(sendPostAgain(operator, { number: String(number) })).rejects.toMatchObject({
    code: 'invalid',
  });
});

test('the history goes page by page', async () => {
  const { id } = await insertChannel(sink.url);
  await db().$executeRaw`insert into editions (id, kind, period_start, content_hash)
    select gen_random_uuid()::text, 'daily', date '2026-01-01' + n, 'x' from generate_series(1, 65) n`;
  await db().$executeRaw`insert into posts (channel_id, edition_id, status)
    select ${id}, id, 'sent' from editions order by period_start`;
  const seen: string[] = [];
  for (let before: string | null = null, more = true; more; ) {
    const { posts, next } = await listPosts(id, before);
    seen.push(...posts.map(({ periodStart }) => periodStart));
    before = next;
    more = next !== null;
  }
  expect(seen).toHaveLength(65);
  expect(seen).toEqual([...seen].sort().reverse());
  expect((await listChannels())[0]?.posts).toHaveLength(5);
});
