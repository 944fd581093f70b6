import { beforeEach, expect, test } from 'vitest';
import { fromDay } from '@/lib/dates';
import { db } from '@/lib/db';
import { answerHealth, answerJobHealth } from '@/lib/http/health';
import { selectNewestDay } from '@/lib/runs/announcement-queries';
import { explain } from '@/tests/support/explain';
import { insertPaper } from '@/tests/support/papers';

const now = new Date('2026-09-03T12:00:00Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

const succeed = (job: string, source: string | null, hours: number) =>
  db().run.create({
    data: { job, source, outcome: 'succeeded', startedAt: hoursAgo(hours), finishedAt: hoursAgo(hours) },
  });

const look = (at: string, verdict: string, day: string | null) =>
  db().feedPoll.create({
    data: { category: 'cs.LG', verdict, polledAt: new Date(at), feedDay: day ? fromDay(day) : null },
  });

async function ask(at = now) {
  const response = await answerJobHealth(at);
  return {
    status: response.status,
    cache: response.headers.get('cache-control'),
    body: await response.json(),
  };
}

beforeEach(async () => {
  await db().$executeRaw`truncate runs, feed_polls, entries, papers, installation, mail_gates cascade`;
  await succeed('ingest', 'feed', 25);
  await succeed('digest', null, 1);
});

test('the site is healthy while the database answers', async () => {
  expect((await answerHealth()).status).toBe(200);
});

test('jobs are healthy when both have succeeded within 26 hours', async () => {
  expect(await ask()).toMatchObject({
    status: 200,
    cache: 'no-store',
    body: { status: 'ok', sending: 'on', problems: [], warnings: [] },
  });
});

test('an old digest makes them stale, and the answer says since when and what to do', async () => {
  await db().run.deleteMany({ where: { job: 'digest' } });
  await succeed('digest', null, 27);
  const { status, cache, body } = await ask();
  expect([status, cache]).toEqual([503, 'no-store']);
  expect(body.jobs).toMatchObject({ ingest: { stale: false }, digest: { stale: true } });
  expect(body.problems).toMatchObject([{ what: 'digest', since: hoursAgo(27).toISOString() }]);
  expect(body.problems[0].toDo).toContain('/api/cron/digest');
});

test('a digest for one subscriber is no daily digest', async () => {
  await db().run.updateMany({ where: { job: 'digest' }, data: { source: 'subscriber' } });
  expect((await ask()).status).toBe(503);
});

test('a paper brought in by hand is no daily ingest', async () => {
  await db().run.updateMany({ where: { job: 'ingest' }, data: { source: 'api' } });
  expect(await ask()).toMatchObject({ status: 503, body: { problems: [{ what: 'ingest', since: null }] } });
});

test('two working days without anything from arXiv make them stale, one does not', async () => {
  await look('2026-09-01T02:00:00Z', 'fresh', '2026-09-01');
  await look('2026-09-03T02:00:00Z', 'same', '2026-09-01');
  expect(await ask()).toMatchObject({
    status: 200,
    body: { jobs: { announcements: { missedDays: ['2026-09-02'] } } },
  });
  const later = new Date('2026-09-04T02:00:00Z');
  await succeed('ingest', 'feed', -13);
  expect(await ask(later)).toMatchObject({
    status: 503,
    body: {
      jobs: {
        announcements: { newestDay: '2026-09-01', missedDays: ['2026-09-02', '2026-09-03'], stale: true },
      },
      problems: [{ what: 'announcements', since: '2026-09-02T01:30:00.000Z' }],
    },
  });
});

test('what OAI brought counts, what a person or a file brought does not', async () => {
  await look('2026-09-01T02:00:00Z', 'fresh', '2026-09-01');
  await insertPaper({ id: '2609.00001', day: '2026-09-03' });
  const later = new Date('2026-09-04T02:00:00Z');
  await db().entry.updateMany({ data: { dayBy: 'manual' } });
  await succeed('ingest', 'feed', -13);
  expect((await ask(later)).status).toBe(503);
  await db().entry.updateMany({ data: { dayBy: 'oai' } });
  expect(await ask(later)).toMatchObject({
    status: 200,
    body: { jobs: { announcements: { newestDay: '2026-09-03' } } },
  });
});

test('weekends, holidays and years whose holidays are not known are not missed', async () => {
  await look('2026-09-04T02:00:00Z', 'fresh', '2026-09-04');
  const afterLabourDay = new Date('2026-09-09T01:00:00Z');
  expect((await ask(afterLabourDay)).body.jobs.announcements.missedDays).toEqual(['2026-09-07']);
  await look('2031-03-03T02:00:00Z', 'fresh', '2031-03-03');
  expect((await ask(new Date('2031-03-20T02:00:00Z'))).body.jobs.announcements.missedDays).toEqual([]);
});

test('an installation that never got anything counts from its first look', async () => {
  expect((await ask()).body.jobs.announcements).toMatchObject({ newestDay: null, missedDays: [] });
  await look('2026-08-31T12:00:00Z', 'empty', null);
  expect(await ask()).toMatchObject({
    status: 503,
    body: { jobs: { announcements: { missedDays: ['2026-08-31', '2026-09-01', '2026-09-02'] } } },
  });
});

test('a copied database is seen in the answer, which writes nothing', async () => {
  expect((await ask()).body.sending).toBe('on');
  expect(await db().installation.count()).toBe(0);
  await db().installation.create({ data: { key: 'mail_fingerprint', value: 'https://elsewhere.example 1' } });
  const { status, body } = await ask();
  expect(status).toBe(503);
  expect(body).toMatchObject({ sending: 'copied', problems: [{ what: 'sending' }] });
});

test('a mail server that is closed for more than an hour is a warning', async () => {
  const gate = { name: '*', closings: 2, closedUntil: new Date(now.getTime() + 10 * 60_000) };
  await db().mailGate.create({ data: gate });
  expect((await ask()).body.warnings).toEqual([]);
  await db().mailGate.update({ where: { name: '*' }, data: { closings: 5 } });
  expect(await ask()).toMatchObject({
    status: 200,
    body: { warnings: [{ what: 'mail_server', since: '2026-09-03T09:55:00.000Z' }] },
  });
  expect((await ask(new Date(now.getTime() + 3 * 3_600_000))).body.warnings).toEqual([]);
});

test('the newest day is found by indexes', async () => {
  const plan = await explain(selectNewestDay('2026-09-03'));
  expect(plan).toMatch(/Index/);
  expect(plan).not.toMatch(/Seq Scan/);
});
