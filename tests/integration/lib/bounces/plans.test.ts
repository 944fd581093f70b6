import { expect, test } from 'vitest';
import { byNumber, byReader, keptToday } from '@/lib/bounces/queries';
import { lastArrival, marksAgainst, movesSince } from '@/lib/subscribers/bounce-commands';
import { explain } from '@/tests/support/explain';

const statements = {
  'a delivery by its number': byNumber(1n),
  'a delivery by reader and edition': byReader('a', { kind: 'daily', periodStart: '2026-11-03' }),
  'the reports kept today': keptToday,
  'what stands against an address': marksAgainst('a'),
  'the last edition that arrived': lastArrival('a'),
  'a move to another address': movesSince('a', 1n),
};

test.each(Object.entries(statements))('%s: found by an index', async (_, statement) => {
  const plan = await explain(statement);
  expect(plan).toMatch(/Index/);
  expect(plan).not.toMatch(/Seq Scan/);
});
