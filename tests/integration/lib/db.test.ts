import { expect, test } from 'vitest';
import { db } from '@/lib/db';

test('a fresh database has the migrated tables', async () => {
  expect(await db().paper.count()).toBe(0);
});
