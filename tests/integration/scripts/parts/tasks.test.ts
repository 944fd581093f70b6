import { beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { isIngestDue } from '@/scripts/parts/tasks';

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
