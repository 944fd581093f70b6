import { beforeEach, expect, test } from 'vitest';
import type { Role, Viewer } from '@/lib/auth/schema';
import { db } from '@/lib/db';
import { discardQuarantined, requestAgain, requestRun } from '@/lib/ingest/request-commands';

const as = (role: Role): Viewer => ({ userId: 'someone', handle: 'someone', name: 'Someone', role });
const admin = as('admin');
const now = new Date('2026-11-20T17:00:00Z');
const range = { bring: 'oai', since: '2026-11-01', until: '2026-11-07', category: 'cs.AI' };
const fingerprint = 'f'.repeat(64);

beforeEach(async () => {
  await db().$executeRaw`truncate runs, quarantine cascade`;
});

test.each([null, as('reader'), as('moderator')])('to %j there is nothing to ask of', async (viewer) => {
  const { id: runId } = await db().run.create({ data: { job: 'ingest', source: 'feed', outcome: 'failed' } });
  await db().quarantine.create({ data: { fingerprint, source: 'oai', raw: 'x', reason: 'y' } });
  const refused = { code: 'not_found' };
  await expect(requestRun(viewer, range, now)).rejects.toMatchObject(refused);
  await expect(requestAgain(viewer, { runId }, now)).rejects.toMatchObject(refused);
  await expect(discardQuarantined(viewer, { fingerprint })).rejects.toMatchObject(refused);
  expect([await db().run.count(), await db().quarantine.count()]).toEqual([1, 1]);
});

test('a request becomes a run that waits, with everything the worker needs to know', async () => {
  const { runId } = await requestRun(admin, range, now);
  expect(await db().run.findUnique({ where: { id: runId } })).toMatchObject({
    job: 'ingest',
    outcome: 'requested',
    source: 'oai',
    scope: { since: '2026-11-01', until: '2026-11-07', category: 'cs.AI' },
    startedAt: now,
    finishedAt: null,
  });
});

test('the same request while it waits is the same run, even when both come at once', async () => {
  const asked = await Promise.all([1, 2, 3, 4].map(() => requestRun(admin, range, now)));
  expect(new Set(asked.map(({ runId }) => runId)).size).toBe(1);
  expect(await db().run.count()).toBe(1);
  await requestRun(admin, { ...range, category: '' }, now);
  expect(await db().run.count()).toBe(2);
});

test('once the first one runs, the same request is a new run', async () => {
  const { runId } = await requestRun(admin, range, now);
  await db().run.update({ where: { id: runId }, data: { outcome: 'running' } });
  expect((await requestRun(admin, range, now)).runId).not.toBe(runId);
});

test('what cannot be followed is refused with a sentence and leaves nothing', async () => {
  await expect(requestRun(admin, { ...range, since: '2026-11-09' }, now)).rejects.toMatchObject({
    code: 'invalid',
    sentence: 'The first day is after the last one.',
  });
  await expect(requestRun(admin, 'nonsense', now)).rejects.toMatchObject({ code: 'invalid' });
  expect(await db().run.count()).toBe(0);
});

test('a run that has ended can be asked for again, as it was', async () => {
  const scope = { until: '2026-11-07', since: '2026-11-01' };
  const data = { job: 'ingest', source: 'oai', scope, outcome: 'failed', reason: 'arXiv was silent' };
  const { id } = await db().run.create({ data });
  const { runId } = await requestAgain(admin, { runId: id }, now);
  const again = await db().run.findUniqueOrThrow({ where: { id: runId } });
  expect(again).toMatchObject({ source: 'oai', scope, outcome: 'requested', reason: null });
  expect((await requestAgain(admin, { runId: id }, now)).runId).toBe(runId);
});

test('a run that still runs, one of another job and one that tells too little are not repeated', async () => {
  const add = async (data: { job: string; source: string; outcome: string }) =>
    (await db().run.create({ data })).id;
  const running = await add({ job: 'ingest', source: 'feed', outcome: 'running' });
  const demo = await add({ job: 'ingest', source: 'demo', outcome: 'succeeded' });
  const digest = await add({ job: 'digest', source: 'feed', outcome: 'succeeded' });
  for (const runId of [running, demo])
    await expect(requestAgain(admin, { runId })).rejects.toMatchObject({ code: 'invalid' });
  for (const runId of [digest, 'not an id'])
    await expect(requestAgain(admin, { runId })).rejects.toMatchObject({ code: 'not_found' });
});

test('a record in quarantine is discarded once', async () => {
  await db().quarantine.create({ data: { fingerprint, source: 'oai', raw: 'x', reason: 'y' } });
  expect(await discardQuarantined(admin, { fingerprint })).toEqual({ discarded: true });
  expect(await discardQuarantined(admin, { fingerprint })).toEqual({ discarded: false });
});
