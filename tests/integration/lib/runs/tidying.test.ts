import { beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { tidyRuns } from '@/lib/runs/commands';

const now = new Date('2026-09-02T12:00:00Z');
const begun = (id: string, job: string, hours: number, outcome: string) =>
  db().run.create({
    data: { id, job, outcome, startedAt: new Date(now.getTime() - hours * 3_600_000) },
  });

beforeEach(async () => {
  await db().run.deleteMany();
});

test('runs are kept for 90 days', async () => {
  await begun('old', 'ingest', 91 * 24, 'succeeded');
  await begun('older', 'digest', 200 * 24, 'failed');
  await begun('kept', 'digest', 89 * 24, 'succeeded');
  expect(await tidyRuns(now)).toEqual({ removedRuns: 2, unfinishedRuns: 0 });
  expect(await db().run.findMany({ select: { id: true } })).toEqual([{ id: 'kept' }]);
});

test('a run that never ended has failed after 6 hours', async () => {
  await begun('lost', 'ingest', 7, 'running');
  await begun('working', 'ingest', 5, 'running');
  await tidyRuns(now);
  expect(await db().run.findUnique({ where: { id: 'lost' } })).toMatchObject({
    outcome: 'failed',
    reason: 'did not finish',
    finishedAt: now,
  });
  expect(await db().run.findUnique({ where: { id: 'working' } })).toMatchObject({ outcome: 'running' });
});
