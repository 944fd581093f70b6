import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { liftSuppression, type NewBounce, recordBounce, suppress } from '@/lib/subscribers/bounce-commands';
import { suppressionHash } from '@/lib/subscribers/keys';
import { type Sent, sendEditions } from '@/tests/support/sent';

const email = 'ada@example.net';
const day = 86_400_000;
let sent: Sent[];

beforeEach(async () => {
  await db()
    .$executeRaw`truncate deliveries, editions, subscribers, suppressions, bounces, confirmations cascade`;
  sent = await sendEditions(email, ['2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06']);
  await db().delivery.updateMany({ data: { finishedAt: new Date() } });
});

describe('soft bounces', () => {
  test('suppress with the third edition that comes back', async () => {
    expect(await soft(0)).toBe(false);
    expect(await soft(1)).toBe(false);
    expect(await reason()).toBeNull();
    expect(await soft(2)).toBe(true);
    expect(await reason()).toBe('soft_bounces');
  });

  test('of one edition count once', async () => {
    for (let count = 0; count < 5; count += 1) await soft(0);
    expect(await db().bounce.count()).toBe(1);
    expect(await reason()).toBeNull();
  });

  test('of one edition weigh what the heaviest weighs', async () => {
    await soft(0, 0.25);
    await soft(0, 1);
    await soft(0, 0.25);
    expect(await db().bounce.findMany()).toMatchObject([{ points: 1 }]);
  });

  test('are forgotten once a later edition stayed three days without one', async () => {
    await soft(0);
    await soft(1);
    await db().bounce.updateMany({ data: { at: new Date(Date.now() - 10 * day) } });
    await db().delivery.update({
      where: { number: sent[3]?.number ?? 0n },
      data: { finishedAt: new Date(Date.now() - 4 * day) },
    });
    expect(await soft(2)).toBe(false);
  });

  test('stay where the later edition came back too, or may still come back', async () => {
    await soft(0);
    await soft(1);
    await db().bounce.updateMany({ data: { at: new Date(Date.now() - 10 * day) } });
    const later = { number: sent[3]?.number ?? 0n };
    await db().delivery.update({
      where: later,
      data: { finishedAt: new Date(Date.now() - 4 * day), bouncedAt: new Date() },
    });
    expect(await soft(2)).toBe(true);
  });

  test('arriving at once are all counted', async () => {
    await Promise.all([0, 1, 2].map((place) => soft(place)));
    expect(await reason()).toBe('soft_bounces');
  });
});

test('a policy refusal never suppresses', async () => {
  for (const place of [0, 1, 2, 3]) await bounce(place, { type: 'policy', points: 5 });
  expect(await db().bounce.count()).toBe(4);
  expect(await reason()).toBeNull();
});

test('a dead address is suppressed at once, and stays lifted when the same is told again', async () => {
  expect(await bounce(0, { type: 'hard' })).toBe(true);
  await liftSuppression(email);
  expect(await bounce(0, { type: 'hard' })).toBe(false);
  expect(await reason()).toBeNull();
});

test('an address that is lifted begins anew', async () => {
  for (const place of [0, 1, 2]) await soft(place);
  await liftSuppression(email);
  expect(await soft(3)).toBe(false);
});

test('the graver reason stays', async () => {
  await suppress(email, 'soft_bounces');
  await suppress(email, 'complaint');
  await suppress(email, 'hard_bounce');
  expect(await reason()).toBe('complaint');
  await suppress('bo@example.net', 'operator');
  await suppress('bo@example.net', 'hard_bounce');
  expect(await reason('bo@example.net')).toBe('operator');
});

test('nobody is suppressed for a reader who is gone', async () => {
  await db().subscriber.deleteMany();
  expect(await bounce(0, { type: 'hard' })).toBe(false);
  expect(await db().bounce.count()).toBe(0);
});

function soft(place: number, points = 1): Promise<boolean> {
  return bounce(place, { type: 'soft', points });
}

async function bounce(place: number, more: Pick<NewBounce, 'type'> & Partial<NewBounce>): Promise<boolean> {
  const delivery = sent[place];
  if (!delivery) throw new Error(`no delivery ${place}`);
  const { subscriberId, number, editionId } = delivery;
  const same = { points: 0, source: 'smtp', code: null, diagnostic: null };
  return (await recordBounce({ subscriberId, deliveryNumber: number, editionId, ...same, ...more }))
    .suppressed;
}

async function reason(emailKey = email): Promise<string | null> {
  const where = { addressHash: suppressionHash(emailKey) };
  return (await db().suppression.findUnique({ where }))?.reason ?? null;
}
