import { beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { answerHealth, answerJobHealth } from '@/lib/http/health';

const now = new Date('2026-09-02T12:00:00Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

const succeed = (job: string, source: string | null, hours: number) =>
  db().run.create({
    data: { job, source, outcome: 'succeeded', startedAt: hoursAgo(hours), finishedAt: hoursAgo(hours) },
  });

beforeEach(async () => {
  await db().run.deleteMany();
});

test('the site is healthy while the database answers', async () => {
  expect((await answerHealth()).status).toBe(200);
});

test('jobs are healthy when both have succeeded within 26 hours', async () => {
  await succeed('ingest', 'feed', 25);
  await succeed('digest', null, 1);
  expect((await answerJobHealth(now)).status).toBe(200);
});

test('an old digest makes them stale', async () => {
  await succeed('ingest', 'feed', 1);
  await succeed('digest', null, 27);
  const response = await answerJobHealth(now);
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({
    jobs: { ingest: { stale: false }, digest: { stale: true } },
  });
});

test('a digest for one subscriber is no daily digest', async () => {
  await succeed('ingest', 'feed', 1);
  await succeed('digest', 'subscriber', 1);
  expect((await answerJobHealth(now)).status).toBe(503);
});

test('a paper brought in by hand is no daily ingest', async () => {
  await succeed('ingest', 'api', 1);
  await succeed('digest', null, 1);
  expect((await answerJobHealth(now)).status).toBe(503);
});
