import { beforeEach, expect, test, vi } from 'vitest';
import { db } from '@/lib/db';
import { requestSubscription } from '@/lib/subscribers/commands';
import { linkToken } from '@/lib/subscribers/keys';
import { mayAsk } from '@/lib/subscribers/limits';
import { erase, requestOwnData } from '@/lib/subscribers/own-data-commands';
import { insertReaders } from '@/tests/support/readers';

beforeEach(async () => {
  await db().$executeRaw`truncate subscribers, confirmations, consents cascade`;
});

test('one network may ask twenty times an hour, and hears nothing of the limit', async () => {
  for (let index = 0; index < 22; index += 1)
    expect(await ask(`reader${index}@example.org`, 'one')).toEqual({ status: 'check_your_inbox' });
  expect(await db().confirmation.count()).toBe(20);
  await ask('neighbour@example.org', 'another');
  expect(await db().confirmation.count()).toBe(21);
});

test('all networks together may ask six hundred times an hour, and the operator is told', async () => {
  await ask('first@example.org', 'n');
  await db().$executeRaw`
    insert into confirmations (id, subscriber_id, inbox_key, kind, time_zone, network_key, outcome)
    select 'c' || n, s.id, 'someone@d' || n || '.example', 'daily', 'Europe/Berlin', 'network ' || n, 'sent'
    from subscribers s, generate_series(2, 600) n`;
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  await ask('late@example.org', 'fresh');
  expect(written.mock.calls.join()).toContain('subscription_ceiling_reached');
  written.mockRestore();
  expect(await db().subscriber.count({ where: { emailKey: 'late@example.org' } })).toBe(0);
  await db().$executeRaw`update confirmations set requested_at = now() - interval '61 minutes'`;
  await ask('late@example.org', 'fresh');
  expect(await db().subscriber.count({ where: { emailKey: 'late@example.org' } })).toBe(1);
});

test('what an import will ask in the next hours takes nobody’s turn', async () => {
  await ask('first@example.org', 'n');
  await db().$executeRaw`
    insert into confirmations (id, subscriber_id, inbox_key, kind, time_zone, network_key, requested_at, not_before)
    select 'c' || n, s.id, 'n' || n || '@many.example', 'daily', 'Europe/Berlin', 'operator', at, at
    from subscribers s, generate_series(1, 700) n, lateral (select now() + n * interval '10 seconds' as at) later`;
  await ask('second@example.org', 'n');
  expect(await db().subscriber.count()).toBe(2);
});

test('one receiving domain may be asked a hundred times an hour', async () => {
  for (let index = 0; index < 101; index += 1) await ask(`reader${index}@example.org`, `network ${index}`);
  expect(await db().confirmation.count()).toBe(100);
  await ask('reader@elsewhere.example', 'network 200');
  expect(await db().confirmation.count()).toBe(101);
});

test('one inbox is asked three times in thirty days, whatever is asked', async () => {
  await insertReaders(['ada@example.org']);
  const { id } = await db().subscriber.findFirstOrThrow();
  const token = linkToken('preferences', id, 1);
  for (let day = 0; day < 5; day += 1) {
    await requestOwnData(token, 'n');
    await ask('ada+x@example.org', 'n');
    await db().$executeRaw`update confirmations set requested_at = requested_at - interval '25 hours'`;
  }
  expect(await db().confirmation.count()).toBe(3);
  await db().$executeRaw`update confirmations set requested_at = requested_at - interval '30 days'`;
  await requestOwnData(token, 'n');
  expect(await db().confirmation.count()).toBe(4);
});

test('twenty at once for one inbox are one question', async () => {
  await Promise.all(Array.from({ length: 20 }, (_, n) => ask(`eve+${n}@example.org`, `network ${n}`)));
  expect(await db().confirmation.count()).toBe(1);
});

test('whoever fills the field that no person sees is thanked and forgotten', async () => {
  const input = { email: 'bot@example.org', kind: 'daily', website: 'https://spam.example' };
  expect(await requestSubscription(input, 'n')).toEqual({ status: 'check_your_inbox' });
  expect(await db().subscriber.count()).toBe(0);
});

function ask(email: string, network: string): Promise<{ status: string }> {
  return requestSubscription({ email, kind: 'daily' }, network);
}

test('who erases a subscription cannot ask the same strange inbox again', async () => {
  const key = 'victim@example.net';
  await ask('mover@example.org', 'n');
  const { id: subscriberId } = await db().subscriber.findUniqueOrThrow({
    where: { emailKey: 'mover@example.org' },
  });
  await db().confirmation.create({
    data: { ...{ subscriberId, purpose: 'address', email: key, inboxKey: key }, ...place },
  });
  await db().$transaction((tx) => erase(tx, subscriberId));
  expect(await db().$transaction((tx) => mayAsk(tx, key))).toBe(false);
  expect(await db().confirmation.findMany({ select: { email: true, tokenHash: true } })).toEqual([
    { email: null, tokenHash: null },
  ]);
});

const place = { kind: 'daily', timeZone: 'Europe/Berlin', networkKey: 'n' };
