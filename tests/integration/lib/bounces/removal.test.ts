import { expect, test } from 'vitest';
import { removeOldReports } from '@/lib/bounces/removal-commands';
import { db } from '@/lib/db';

test('reports are kept for 90 days', async () => {
  const at = (days: number) => new Date(Date.now() - days * 86_400_000);
  const same = { provider: 'http', type: 'hard', raw: 'whole' };
  await db().mailReport.createMany({
    data: [
      { fingerprint: 'old', at: at(91), ...same },
      { fingerprint: 'young', at: at(89), ...same },
    ],
  });
  expect(await removeOldReports()).toBe(1);
  expect(await db().mailReport.findMany({ select: { fingerprint: true } })).toEqual([
    { fingerprint: 'young' },
  ]);
});
