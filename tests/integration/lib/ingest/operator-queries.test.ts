import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { isIngestBusy, listQuarantine, listRuns } from '@/lib/ingest/queries';
import { countDayBy, getDayPicture, listSources } from '@/lib/ingest/source-queries';
import { insertPaper } from '@/tests/support/papers';

/** Friday noon in New York. */
const now = new Date('2026-11-20T17:00:00Z');

beforeEach(async () => {
  await db().$executeRaw`truncate runs, quarantine, feed_polls, papers cascade`;
});

test('a category shows its newest poll, and one that was never asked shows none', async () => {
  await poll('cs.AI', '2026-11-19T05:10:00Z', 'fresh', '2026-11-19');
  await poll('cs.AI', '2026-11-20T05:10:00Z', 'same', '2026-11-20', { new: 212 });
  const sources = await listSources(now);
  expect(sources.map(({ category }) => category)).toEqual(['cs.AI', 'cs.CL', 'cs.CV', 'cs.LG', 'stat.ML']);
  expect(sources[0]?.poll).toEqual({
    at: '2026-11-20T05:10:00.000Z',
    verdict: 'same',
    feedDay: '2026-11-20',
    counts: { new: 212 },
    reason: null,
  });
  expect(sources[1]?.poll).toBeNull();
});

test('a listing day whose polls brought no batch is quiet; one without polls is not known to be', async () => {
  for (const at of ['2026-11-18T05:10:00Z', '2026-11-19T05:10:00Z']) {
    await poll('cs.LG', at, 'stale', '2026-11-17');
    await poll('stat.ML', at, 'empty', null);
    await poll('cs.AI', at, 'fresh', null);
  }
  const quiet = await quietDays();
  expect(quiet['cs.LG']).toEqual(['2026-11-18', '2026-11-19']);
  expect(quiet['stat.ML']).toEqual(['2026-11-18', '2026-11-19']);
  expect(quiet['cs.AI']).toEqual([]);
  expect(quiet['cs.CV']).toEqual([]);
});

test('a batch that came late makes its day good again', async () => {
  await poll('cs.LG', '2026-11-18T05:10:00Z', 'stale', '2026-11-17');
  await poll('cs.LG', '2026-11-19T05:10:00Z', 'stale', '2026-11-18');
  expect((await quietDays())['cs.LG']).toEqual(['2026-11-19']);
});

test('runs are listed newest first, 25 a page, by source and by outcome; other jobs are none of them', async () => {
  for (let hour = 0; hour < 27; hour += 1)
    await run({ source: 'feed', startedAt: new Date(now.getTime() - hour * 3_600_000) });
  const old = await run({
    source: 'oai',
    outcome: 'failed',
    startedAt: new Date('2026-10-01'),
    reason: 'why',
  });
  await run({ job: 'digest', source: null });
  const first = await listRuns({}, 1);
  expect(first).toMatchObject({ total: 28, pages: 2 });
  expect(first.runs).toHaveLength(25);
  expect(first.runs[0]?.startedAt).toBe(now.toISOString());
  expect((await listRuns({}, 2)).runs.at(-1)?.id).toBe(old);
  for (const filter of [{ source: 'oai' }, { outcome: 'failed' }, { run: old }] as const)
    expect((await listRuns(filter, 1)).runs.map(({ id }) => id)).toEqual([old]);
});

test('what an older version wrote about a run breaks no page', async () => {
  await run({ source: 'api', scope: { since: 7 }, counts: { papers: 'many' } });
  expect((await listRuns({}, 1)).runs[0]).toMatchObject({ scope: {}, counts: {} });
});

test('ingest is busy while a run says that it works, or one of today waits', async () => {
  await run({ source: 'feed', outcome: 'running', aliveAt: new Date(now.getTime() - 4 * 60_000) });
  await run({ source: 'oai', outcome: 'requested', startedAt: new Date('2026-11-01') });
  expect(await isIngestBusy(now)).toBe(false);
  await run({ source: 'oai', outcome: 'requested' });
  expect(await isIngestBusy(now)).toBe(true);
});

test('the picture counts papers by feed day and primary category, and the rest as other', async () => {
  await insertPaper({ id: '2611.00001', categories: ['cs.AI', 'cs.LG'], day: '2026-11-19' });
  await insertPaper({ id: '2611.00002', categories: ['cs.RO', 'cs.AI'], day: '2026-11-19' });
  await insertPaper({ id: '2601.00003', categories: ['cs.AI'], day: '2026-01-15' });
  const { categories, days } = await getDayPicture(now);
  expect(categories).toEqual(['cs.AI', 'cs.CL', 'cs.CV', 'cs.LG', 'stat.ML', 'other']);
  expect(days.at(-2)).toEqual({ day: '2026-11-19', counts: [1, 0, 0, 0, 0, 1], total: 2, mark: null });
  expect(days.reduce((sum, { total }) => sum + total, 0)).toBe(2);
});

test('a day tells by which evidence its papers are on it', async () => {
  for (const id of ['2611.00001', '2611.00002', '2611.00003']) await insertPaper({ id, day: '2026-11-19' });
  await db().entry.update({ where: { paperId: '2611.00003' }, data: { dayBy: 'estimated' } });
  expect(await countDayBy('2026-11-19')).toEqual([
    { dayBy: 'feed', papers: 2 },
    { dayBy: 'estimated', papers: 1 },
  ]);
  expect(await countDayBy('2026-11-18')).toEqual([]);
});

test('quarantine is listed newest first, with the beginning of a long text and its whole length', async () => {
  const runId = await run({ source: 'file' });
  await quarantined('a'.repeat(64), 'x'.repeat(9_000), '2026-11-19', runId);
  await quarantined('b'.repeat(64), '<script>', '2026-11-20', null);
  const { records, total } = await listQuarantine(1);
  expect(total).toBe(2);
  expect(records.map(({ raw, rawLength, runId }) => [raw.length, rawLength, runId])).toEqual([
    [8, 8, null],
    [4_000, 9_000, runId],
  ]);
});

async function quietDays(): Promise<Record<string, string[]>> {
  const sources = await listSources(now);
  return Object.fromEntries(sources.map(({ category, quietDays }) => [category, quietDays]));
}

async function poll(category: string, at: string, verdict: string, day: string | null, counts = {}) {
  const feedDay = day === null ? null : new Date(day);
  await db().feedPoll.create({ data: { category, polledAt: new Date(at), verdict, feedDay, counts } });
}

type Run = Partial<Parameters<ReturnType<typeof db>['run']['create']>[0]['data']>;

async function run(data: Run): Promise<string> {
  const id = randomUUID();
  const bare = { id, job: 'ingest', outcome: 'succeeded', startedAt: now };
  await db().run.create({ data: { ...bare, ...data } as typeof bare });
  return id;
}

async function quarantined(fingerprint: string, raw: string, at: string, runId: string | null) {
  await db().quarantine.create({
    data: { fingerprint, source: 'file', raw, reason: 'unreadable', at: new Date(at), runId },
  });
}
