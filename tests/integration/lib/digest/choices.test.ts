import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addDays, currentFeedDay, fromDay } from '@/lib/dates';
import { db } from '@/lib/db';
import { runDigest } from '@/lib/digest/commands';
import { closeLetters } from '@/lib/mail/transport';
import { insertPaper } from '@/tests/support/papers';
import { headersOf, readable, SmtpSink } from '@/tests/support/smtp-sink';

const yesterday = addDays(currentFeedDay(), -1);
const sink = new SmtpSink();

beforeAll(async () => {
  process.env.SMTP_URL = await sink.listen();
});

beforeEach(async () => {
  sink.received.length = 0;
  sink.refused.clear();
  sink.beforeAnswer = async () => {};
  await db()
    .$executeRaw`truncate deliveries, editions, edition_papers, subscribers, bounces, suppressions, papers,
    entries, runs, mail_gates cascade`;
  await insertPaper({ id: '2610.00001', title: 'Rings', categories: ['math.RA'], day: yesterday });
  await insertPaper({ id: '2610.00002', title: 'Graphs', categories: ['cs.LG'], upvotes: 3, day: yesterday });
  await insertPaper({
    id: '2610.00003',
    title: 'Loved graphs',
    categories: ['cs.LG'],
    upvotes: 12,
    day: yesterday,
  });
});

afterAll(async () => {
  closeLetters();
  await sink.close();
});

describe('a reader who chose', () => {
  test('categories gets only their papers out of the same frozen edition', async () => {
    await insertReader('ada@example.org', { categories: ['math'] });
    await insertReader('bo@example.org');
    await runDigest({ budgetMs: 10_000 });
    expect(mailTo('ada@example.org')).toContain('Rings');
    expect(mailTo('ada@example.org')).not.toContain('Loved graphs');
    expect(mailTo('ada@example.org')).toContain('by your choice from 3');
    expect(mailTo('bo@example.org')).toMatch(/Loved graphs[\s\S]*Graphs[\s\S]*Rings/);
    expect(subjectTo('bo@example.org')).toMatch(/^2 trending papers, /);
  });

  test('what no paper of the day meets gets nothing, and the delivery says so', async () => {
    await insertReader('ada@example.org', { keywords: ['volcano'] });
    const { counts } = await runDigest({ budgetMs: 10_000 });
    expect(counts).toMatchObject({ addressed: 1, sent: 0, cancelled: 1 });
    expect(await rows()).toEqual(['cancelled nothing_matched']);
    expect(sink.received).toHaveLength(0);
  });

  test('plain text gets one part, and dates in their language', async () => {
    await insertReader('ada@example.org', { textOnly: true, locale: 'de-DE' });
    await runDigest({ budgetMs: 10_000 });
    const raw = sink.to('ada@example.org')[0]?.raw ?? '';
    expect(headersOf(raw).get('content-type')).toEqual(['text/plain; charset=utf-8']);
    expect(readable(raw)).toMatch(/\d{1,2}\. (Januar|Februar|M.+rz|April|Mai|Ju|August|Sept|Okt|Nov|Dez)/);
  });

  test('a pause gets nothing until it is over', async () => {
    const id = await insertReader('ada@example.org', { pausedUntil: fromDay(addDays(currentFeedDay(), 9)) });
    await runDigest({ budgetMs: 10_000 });
    expect(await rows()).toEqual(['cancelled paused']);
    await db().subscriber.update({ where: { id }, data: { pausedUntil: null, nextDueAt: new Date() } });
    expect((await runDigest({ budgetMs: 10_000 })).counts.sent).toBe(0);
  });
});

describe('an edition that is held', () => {
  test('sends nothing, not even what was claimed already, until it is let go', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) await insertReader(`${name}@example.org`);
    let seen = 0;
    sink.beforeAnswer = async () => {
      seen += 1;
      if (seen === 1)
        await db().edition.updateMany({ data: { heldAt: new Date(), stoppedBecause: 'operator' } });
    };
    await runDigest({ budgetMs: 10_000 });
    expect(sink.received.length).toBeLessThan(8);
    const before = sink.received.length;
    await runDigest({ budgetMs: 10_000 });
    expect(sink.received.length).toBe(before);
    await db().edition.updateMany({ data: { heldAt: null } });
    await db().$executeRaw`update deliveries set not_before = now() where status in ('pending', 'retry')`;
    await runDigest({ budgetMs: 10_000 });
    expect(new Set(sink.received.map(({ to }) => to)).size).toBe(8);
    expect(sink.received).toHaveLength(8);
  });

  test('is held by itself when the form of the mail is refused three times in a row, and nobody is blamed', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l']) {
      await insertReader(`${name}@example.org`);
      sink.refused.set(`${name}@example.org`, { code: 554, text: '5.6.0 Malformed message' });
    }
    await runDigest({ budgetMs: 10_000 });
    const edition = await db().edition.findFirstOrThrow({ where: { kind: 'daily' } });
    expect(edition.heldAt).not.toBeNull();
    expect(edition.stoppedBecause).toContain('554 5.6.0');
    expect((await rows()).filter((row) => row.startsWith('failed')).length).toBeLessThan(12);
    expect(await db().suppression.count()).toBe(0);
  });

  test('when ended, cancels whom it did not reach', async () => {
    await insertReader('ada@example.org');
    await db().edition.deleteMany();
    await runDigest({ budgetMs: 0 });
    await db().edition.updateMany({ data: { abortedAt: new Date() } });
    await runDigest({ budgetMs: 10_000 });
    expect(await rows()).toEqual(['cancelled aborted']);
  });
});

test('a closed edition keeps its counts, and they add up to its candidates', async () => {
  for (const name of ['a', 'b', 'c']) await insertReader(`${name}@example.org`);
  await insertReader('ada@example.org', { keywords: ['volcano'] });
  sink.refused.set('b@example.org', { code: 550, text: '5.1.1 No such user' });
  await runDigest({ budgetMs: 10_000 });
  const { tally, closedAt } = await db().edition.findFirstOrThrow({ where: { kind: 'daily' } });
  expect(closedAt).not.toBeNull();
  expect(tally).toEqual({ sent: 2, failed: 1, cancelled: 1 });
});

test('a mailbox that is full for the third edition is given up, for the first it is not', async () => {
  const subscriberId = await insertReader('full@example.org');
  sink.refused.set('full@example.org', { code: 552, text: '5.2.2 <full@example.org> mailbox full' });
  await runDigest({ budgetMs: 10_000 });
  const { response } = await db().delivery.findFirstOrThrow();
  expect(response).toContain('5.2.2');
  expect(response).not.toContain('full@example.org');
  expect(await db().suppression.count()).toBe(0);
  expect(
    await db().bounce.findMany({ select: { subscriberId: true, type: true, points: true, code: true } }),
  ).toEqual([{ subscriberId, type: 'soft', points: 1, code: '5.2.2' }]);
});

function mailTo(address: string): string {
  return readable(sink.to(address)[0]?.raw ?? '');
}

function subjectTo(address: string): string {
  return headersOf(sink.to(address)[0]?.raw ?? '').get('subject')?.[0] ?? '';
}

async function rows(): Promise<string[]> {
  const found = await db().delivery.findMany({ orderBy: { number: 'asc' } });
  return found.map(({ status, reason }) => (reason ? `${status} ${reason}` : status));
}

async function insertReader(email: string, more: object = {}): Promise<string> {
  const data = {
    ...{ email, emailKey: email, status: 'confirmed', timeZone: 'Europe/Berlin', ...more },
    confirmedAt: new Date('2026-01-01T00:00:00Z'),
    lookedAt: new Date(),
  };
  return (await db().subscriber.create({ data, select: { id: true } })).id;
}
