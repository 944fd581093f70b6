import { beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { isIngestDue, tasks } from '@/scripts/parts/tasks';

beforeEach(async () => {
  await db().run.deleteMany();
});

test('a start looks for new papers, unless what arXiv announces came in within the hour', async () => {
  expect(await isIngestDue()).toBe(true);
  await db().run.create({ data: { job: 'ingest', source: 'api', outcome: 'succeeded' } });
  await db().run.create({ data: { job: 'ingest', source: 'demo', outcome: 'succeeded' } });
  expect(await isIngestDue()).toBe(true);
  await db().run.create({ data: { job: 'ingest', source: 'feed', outcome: 'succeeded' } });
  expect(await isIngestDue()).toBe(false);
});

test('the clock executes what an operator requested, whatever else is asked for', async () => {
  const asked = { job: 'ingest', source: 'moon', outcome: 'requested' };
  await db().run.createMany({ data: [asked, asked] });
  const execute = async () => tasks.requested?.({}, {} as never);
  await Promise.all([execute(), execute()]);
  expect(await db().run.findMany({ select: { outcome: true, reason: true } })).toEqual(
    Array.from({ length: 2 }, () => ({ outcome: 'failed', reason: 'There is no source called "moon".' })),
  );
});
