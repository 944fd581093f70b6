import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { releaseTurn, type TurnTerms, takeTurn } from '@/lib/ingest/polite-turn';

const interval = 40;
const terms: TurnTerms = { interval, busy: 5_000, longestWait: 5_000 };
const minutes = 60_000;

beforeEach(() => db().politeness.deleteMany());

describe('the queue for a service', () => {
  test('lets one ask at a time, the interval apart, however many want to', async () => {
    const asked = await Promise.all(Array.from({ length: 8 }, () => askFor(1)));
    expectInOrder(asked);
  });

  test('keeps the next one waiting for as long as a slow request takes', async () => {
    const slow = await takeTurn('x', terms);
    await expect(takeTurn('x', { ...terms, longestWait: 3 * interval })).rejects.toThrow('does not answer');
    await releaseTurn(slow);
    await releaseTurn(await takeTurn('x', terms));
  });

  test('goes on by itself after a process was killed in the middle of a request', async () => {
    const killedAt = performance.now();
    await takeTurn('x', { ...terms, busy: 120 });
    await takeTurn('x', terms);
    expect(performance.now() - killedAt).toBeGreaterThanOrEqual(115);
  });

  test('does not let a late return end the turn of another', async () => {
    const late = await takeTurn('x', { ...terms, busy: 1 });
    await takeTurn('x', terms);
    await releaseTurn(late);
    await expect(takeTurn('x', { ...terms, longestWait: 2 * interval })).rejects.toThrow('does not answer');
  });

  test('sends the impatient away at once when the wait is known to be long, and takes no turn', async () => {
    await releaseTurn(await takeTurn('x', terms), 10 * minutes);
    const began = performance.now();
    await expect(takeTurn('x', { ...terms, longestWait: 5 * minutes })).rejects.toThrow('does not answer');
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(await busyBy('x')).toBeNull();
  });

  test('is not filled by a hundred who will not wait long', async () => {
    const crowd = Array.from({ length: 100 }, () => askFor(0, { ...terms, longestWait: 4 * interval }));
    const ends = await Promise.allSettled(crowd);
    expect(ends.filter((end) => end.status === 'rejected').length).toBeGreaterThan(50);
    expect(ends.filter((end) => end.status === 'fulfilled').length).toBeGreaterThan(0);
    const { nextAt } = await db().politeness.findUniqueOrThrow({ where: { service: 'x' } });
    expect(nextAt.getTime() - Date.now()).toBeLessThanOrEqual(2 * interval);
  });

  test('remembers a pause in the database and never shortens it', async () => {
    const turn = await takeTurn('x', terms);
    await releaseTurn(turn, 30 * minutes);
    await releaseTurn(turn, 1 * minutes);
    const { nextAt } = await db().politeness.findUniqueOrThrow({ where: { service: 'x' } });
    expect(nextAt.getTime() - Date.now()).toBeGreaterThan(29 * minutes);
  });

  test('lets a visitor go before a long harvest, whenever the visitor comes', async () => {
    const order: string[] = [];
    const harvests = Promise.all(Array.from({ length: 5 }, () => harvest(3, order)));
    for (let visit = 0; visit < 4; visit += 1) {
      const turnsBefore = order.length;
      await askFor(1, { ...terms, yieldMs: 0 });
      expect(order.length - turnsBefore).toBeLessThanOrEqual(1);
      order.push('visitor');
    }
    await harvests;
    expect(order.filter((who) => who === 'harvest')).toHaveLength(15);
  });
});

type Asked = { began: number; ended: number };

async function askFor(milliseconds: number, given: TurnTerms = terms): Promise<Asked> {
  const turn = await takeTurn('x', given);
  const began = performance.now();
  await sleep(milliseconds);
  const ended = performance.now();
  await releaseTurn(turn);
  return { began, ended };
}

async function harvest(requests: number, order: string[]): Promise<void> {
  for (let count = 0; count < requests; count += 1) {
    await askFor(1, { ...terms, yieldMs: 3 * interval });
    order.push('harvest');
  }
}

function expectInOrder(asked: Asked[]): void {
  const sorted = [...asked].sort((first, second) => first.began - second.began);
  for (const [index, one] of sorted.slice(1).entries()) {
    const before = sorted[index] as Asked;
    expect(one.began - before.ended).toBeGreaterThan(interval - 2);
  }
}

async function busyBy(service: string): Promise<string | null> {
  return (await db().politeness.findUniqueOrThrow({ where: { service } })).busyBy;
}
