import { revalidateTag } from 'next/cache';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { POST } from '@/app/api/cron/digest/route';
import { POST as confirm } from '@/app/api/mail-links/confirm/[token]/route';
import { addDays, currentFeedDay } from '@/lib/dates';
import { db } from '@/lib/db';
import { closeLetters } from '@/lib/mail/transport';
import { requestSubscription } from '@/lib/subscribers/commands';
import { sendDueConfirmations } from '@/lib/subscribers/confirmation-commands';
import { insertPaper } from '@/tests/support/papers';
import { confirmTokenFor, insertReaders } from '@/tests/support/readers';
import { SmtpSink } from '@/tests/support/smtp-sink';

vi.mock('next/cache', () => ({ cacheTag: vi.fn(), cacheLife: vi.fn(), revalidateTag: vi.fn() }));
const afterwards = vi.hoisted(() => [] as (() => Promise<void>)[]);
vi.mock('next/server', () => ({ after: (work: () => Promise<void>) => afterwards.push(work) }));

const yesterday = addDays(currentFeedDay(), -1);
const sink = new SmtpSink();

beforeAll(async () => {
  process.env.SMTP_URL = await sink.listen();
});
beforeEach(async () => {
  await db().$executeRaw`truncate deliveries, editions, edition_papers, subscribers, papers, entries cascade`;
  await insertPaper({ id: '2610.00001', title: 'Loved paper', upvotes: 3, day: yesterday });
  vi.mocked(revalidateTag).mockClear();
});
afterAll(async () => {
  closeLetters();
  await sink.close();
});

test('a published edition shows on the web at once, and counts are all the route tells', async () => {
  const counts = (await (await call()).json()) as Record<string, number>;
  expect(expired()).toEqual(expect.arrayContaining(['archive', `edition:daily:${yesterday}`]));
  expect(Object.values(counts).every((count) => typeof count === 'number')).toBe(true);
  expect(counts.editions).toBeGreaterThanOrEqual(1);
});

test('a run that publishes nothing expires nothing', async () => {
  await call();
  vi.mocked(revalidateTag).mockClear();
  await call();
  expect(expired()).toEqual([]);
});

test('what a confirmation publishes shows on the web too', async () => {
  await requestSubscription({ email: 'ada@example.org', kind: 'daily' }, 'a network');
  await sendDueConfirmations(10);
  const params = Promise.resolve({ token: confirmTokenFor('ada@example.org', sink) });
  const answer = await confirm(new Request('http://localhost/confirm', { method: 'POST' }), { params });
  expect(answer.status).toBe(200);
  for (const work of afterwards) await work();
  expect(expired()).toContain(`edition:daily:${yesterday}`);
  expect(sink.to('ada@example.org')).toHaveLength(2);
});

test('an edition is closed once nothing of it is open, and open while a mail waits', async () => {
  await insertReaders(['ada@example.org', 'busy@example.org']);
  sink.refused.set('busy@example.org', { code: 451, text: '4.7.1 Greylisted' });
  await call();
  expect(await closedAt()).toBeNull();
  sink.refused.clear();
  await db().$executeRaw`update deliveries set not_before = now() where status = 'retry'`;
  await call();
  expect(await closedAt()).toBeInstanceOf(Date);
});

test('a mail that had to wait past its time is skipped, whenever it was last offered', async () => {
  await insertReaders(['ada@example.org']);
  await call();
  const sent = await db().delivery.findFirstOrThrow({ where: { kind: 'daily' } });
  const older = await db().edition.create({
    data: { kind: 'daily', periodStart: new Date('2025-01-01'), contentHash: 'older' },
  });
  const waiting = { subscriberId: sent.subscriberId, kind: 'daily', status: 'retry', attempt: 1 };
  await db().delivery.create({
    data: {
      ...waiting,
      editionId: older.id,
      localDate: new Date('2025-01-02'),
      dueAt: new Date('2025-01-02T06:00:00Z'),
    },
  });
  expect(await (await call()).json()).toMatchObject({ sent: 0, skipped_late: 1 });
});

function call(): Promise<Response> {
  const headers = { Authorization: `Bearer ${process.env.CRON_SECRET}` };
  return POST(new Request('http://localhost/api/cron/digest', { method: 'POST', headers }));
}

function expired(): string[] {
  return vi.mocked(revalidateTag).mock.calls.map(([tag]) => tag);
}

async function closedAt(): Promise<Date | null> {
  return (await db().edition.findFirstOrThrow({ where: { kind: 'daily' } })).closedAt;
}
