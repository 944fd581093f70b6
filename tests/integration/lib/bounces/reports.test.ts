import { beforeEach, describe, expect, test } from 'vitest';
import { receiveReport } from '@/lib/bounces/commands';
import { findDelivery } from '@/lib/bounces/queries';
import { db } from '@/lib/db';
import { suppressionHash } from '@/lib/subscribers/keys';
import { unsubscribeMailbox } from '@/lib/subscribers/return-path';
import {
  absenceNotes,
  complaint,
  eximReport,
  forwardedReport,
  postfixReport,
  reportOn,
  returnedTop,
  unsubscribeMail,
} from '@/tests/support/reports';
import { type Sent, sendEdition, sendEditions } from '@/tests/support/sent';

process.env.MAIL_BOUNCE_DOMAIN = 'bounce.example.org';
const provider = 'http';
const email = 'ada@example.net';
let sent: Sent;

beforeEach(async () => {
  await db()
    .$executeRaw`truncate deliveries, editions, subscribers, suppressions, bounces, mail_reports, confirmations cascade`;
  [sent] = (await sendEditions(email, ['2026-11-03'])) as [Sent];
});

describe('a report that the address is dead', () => {
  test('suppresses it at once and marks the delivery, which stays sent', async () => {
    const received = await receiveReport(postfixReport({ to: sent.returnPath }), { provider });
    expect(received).toEqual({ outcome: 'suppressed', type: 'hard' });
    expect(await suppressedFor(email)).toBe('hard_bounce');
    const delivery = await db().delivery.findUniqueOrThrow({ where: { number: sent.number } });
    expect(delivery).toMatchObject({ status: 'sent', attempt: 1, complainedAt: null });
    expect(delivery.bouncedAt).not.toBeNull();
  });

  test('is written down without any address', async () => {
    await receiveReport(postfixReport({ to: sent.returnPath }), { provider });
    const bounce = await db().bounce.findFirstOrThrow();
    expect(bounce).toMatchObject({ type: 'hard', source: 'dsn', code: '5.1.1', deliveryNumber: sent.number });
    expect(bounce.diagnostic).toMatch(/^550 5\.1\.1 <…>: Recipient address rejected/);
    const report = await db().mailReport.findFirstOrThrow();
    expect(report).toMatchObject({ provider, type: 'hard', deliveryNumber: sent.number, raw: null });
  });

  test('counts once, however often it comes and however many at a time', async () => {
    const raw = postfixReport({ to: sent.returnPath });
    const all = await Promise.all([1, 2, 3, 4].map(() => receiveReport(raw, { provider })));
    expect(all.map(({ outcome }) => outcome).toSorted()).toEqual([
      ...Array<string>(3).fill('repeated'),
      'suppressed',
    ]);
    expect(await db().bounce.count()).toBe(1);
  });

  test('counts once where two servers tell it', async () => {
    await receiveReport(postfixReport({ to: sent.returnPath }), { provider });
    await receiveReport(eximReport({ to: sent.returnPath }), { provider });
    expect(await db().bounce.count()).toBe(1);
    expect(await db().mailReport.count()).toBe(2);
  });

  test('does not touch the address that the reader has moved to since', async () => {
    await db().confirmation.create({
      data: {
        subscriberId: sent.subscriberId,
        purpose: 'address',
        inboxKey: email,
        kind: 'daily',
        timeZone: 'UTC',
        networkKey: '',
        confirmedAt: new Date(),
      },
    });
    expect((await receiveReport(postfixReport({ to: sent.returnPath }), { provider })).outcome).toBe(
      'recorded',
    );
    expect(await suppressedFor(email)).toBeNull();
  });

  test('about an erased reader only marks the delivery', async () => {
    await db().subscriber.delete({ where: { id: sent.subscriberId } });
    expect((await receiveReport(postfixReport({ to: sent.returnPath }), { provider })).outcome).toBe(
      'recorded',
    );
    expect(await db().suppression.count()).toBe(0);
  });
});

test('reports of a full mailbox suppress with the third edition', async () => {
  const days = ['2026-11-04', '2026-11-05'];
  const all = [sent, ...(await Promise.all(days.map((day) => sendEdition(sent.subscriberId, day))))];
  await db().delivery.updateMany({ data: { finishedAt: new Date() } });
  const outcomes: string[] = [];
  for (const { returnPath } of all) {
    const raw = postfixReport({
      to: returnPath,
      status: '5.2.2',
      diagnostic: 'smtp; 552 5.2.2 mailbox full',
    });
    outcomes.push((await receiveReport(raw, { provider })).outcome);
  }
  expect(outcomes).toEqual(['recorded', 'recorded', 'suppressed']);
  expect(await suppressedFor(email)).toBe('soft_bounces');
});

test('a policy refusal is written down and never suppresses', async () => {
  const diagnostic = 'smtp; 550 5.7.1 blocked by the list of spamhaus';
  const raw = postfixReport({ to: sent.returnPath, status: '5.7.1', diagnostic });
  expect(await receiveReport(raw, { provider })).toEqual({ outcome: 'recorded', type: 'policy' });
  expect(await db().suppression.count()).toBe(0);
});

describe('what belongs to no delivery', () => {
  test('is kept for the operator: a forged return path', async () => {
    const forged = sent.returnPath.replace(/\.[a-z2-7]/, (check) => (check === '.a' ? '.b' : '.a'));
    expect(await receiveReport(postfixReport({ to: forged }), { provider })).toEqual({
      outcome: 'unmatched',
      type: 'hard',
    });
    expect(await db().bounce.count()).toBe(0);
    expect(await db().suppression.count()).toBe(0);
    expect((await db().mailReport.findFirstOrThrow()).raw).toContain('Undelivered Mail');
  });

  test('is found by no address alone, since mail is forwarded', async () => {
    const raw = reportOn(email, [{ action: 'failed', status: '5.1.1' }]);
    expect((await receiveReport(raw, { provider, envelopeTo: email })).outcome).toBe('unmatched');
  });

  test('is kept up to 256 KB, and only so many a day', async () => {
    const returned = `${returnedTop()}\n\n${'x'.repeat(400_000)}`;
    await receiveReport(postfixReport({ to: 'x@bounce.example.org', returned }), { provider });
    expect((await db().mailReport.findFirstOrThrow()).raw).toHaveLength(256 * 1024);
    await db().mailReport.createMany({
      data: Array.from({ length: 500 }, (_, place) => ({
        fingerprint: `${place}`,
        provider,
        type: 'hard',
        raw: '',
      })),
    });
    const more = await receiveReport(postfixReport({ to: 'y@bounce.example.org' }), { provider });
    expect(more.outcome).toBe('unmatched');
    expect(await db().mailReport.count()).toBe(501);
  });
});

describe('without a return path of ours', () => {
  const edition = 'd20261103';

  test('the token and edition of the returned mail tell whose it was', async () => {
    const returned = returnedTop({ token: sent.token, edition });
    const raw = forwardedReport({ to: 'digest@example.org', returned });
    expect((await receiveReport(raw, { provider })).outcome).toBe('suppressed');
    expect(await db().bounce.findFirst()).toMatchObject({ deliveryNumber: sent.number });
  });

  test.each([
    [
      'a token of an older version',
      async () => {
        await db().subscriber.updateMany({ data: { tokenVersion: 2 } });
        return { token: sent.token, edition };
      },
    ],
    [
      'a token with a changed letter',
      async () => {
        const last = sent.token.endsWith('a') ? 'b' : 'a';
        return { token: sent.token.slice(0, -1) + last, edition };
      },
    ],
    ['a token and an edition that was not sent', async () => ({ token: sent.token, edition: 'd20261104' })],
    ['no token', async () => ({ edition })],
  ])('%s proves nothing', async (_, top) => {
    const raw = postfixReport({ to: 'digest@example.org', returned: returnedTop(await top()) });
    expect((await receiveReport(raw, { provider })).outcome).toBe('unmatched');
    expect(await db().suppression.count()).toBe(0);
  });
});

describe('nothing is what comes of', () => {
  test.each(Object.keys(absenceNotes('')))('a note of absence: %s', async (name) => {
    const note = absenceNotes(sent.returnPath)[name] ?? Buffer.alloc(0);
    expect((await receiveReport(note, { provider, envelopeTo: sent.returnPath })).outcome).toBe('nothing');
    expect(await traces()).toEqual([0, 0, 0]);
  });

  test('a warning of delay', async () => {
    const raw = postfixReport({ to: sent.returnPath, action: 'delayed', status: '4.4.1' });
    expect(await receiveReport(raw, { provider })).toEqual({ outcome: 'nothing', type: 'delayed' });
    expect(await traces()).toEqual([0, 0, 0]);
  });
});

describe('feedback', () => {
  test('of abuse suppresses for everything and marks the delivery', async () => {
    const raw = complaint({ returned: returnedTop({ token: sent.token }) });
    expect(await receiveReport(raw, { provider })).toEqual({ outcome: 'suppressed', type: 'complaint' });
    expect(await suppressedFor(email)).toBe('complaint');
    expect(await db().bounce.findFirst()).toMatchObject({ type: 'complaint', source: 'arf' });
    expect(await db().delivery.findFirst()).toMatchObject({ status: 'sent', bouncedAt: null });
  });

  test('of abuse weighs more than a bounce before', async () => {
    await receiveReport(postfixReport({ to: sent.returnPath }), { provider });
    await receiveReport(complaint({ returned: returnedTop({ from: sent.returnPath }) }), { provider });
    expect(await suppressedFor(email)).toBe('complaint');
  });

  test.each([
    ['not-spam', false],
    ['fraud', true],
  ])('of %s never suppresses', async (type, isKept) => {
    const raw = complaint({ type, returned: returnedTop({ token: sent.token }) });
    expect((await receiveReport(raw, { provider })).outcome).toBe('recorded');
    expect(await db().suppression.count()).toBe(0);
    expect((await db().mailReport.findFirstOrThrow()).raw !== null).toBe(isKept);
  });
});

test('a mail to the unsubscribe address ends the subscription, once', async () => {
  const raw = unsubscribeMail(unsubscribeMailbox(sent.token) ?? '');
  expect((await receiveReport(raw, { provider })).outcome).toBe('unsubscribed');
  expect(await db().subscriber.findFirst()).toMatchObject({ status: 'unsubscribed' });
  expect((await receiveReport(raw, { provider })).outcome).toBe('repeated');
  expect(await db().suppression.count()).toBe(0);
});

test('a number that was never given out is found nowhere', async () => {
  await db().delivery.deleteMany();
  expect(await findDelivery({ addresses: [sent.returnPath], tokens: [], edition: null })).toBeNull();
});

async function suppressedFor(emailKey: string): Promise<string | null> {
  const where = { addressHash: suppressionHash(emailKey) };
  return (await db().suppression.findUnique({ where }))?.reason ?? null;
}

function traces() {
  return Promise.all([db().bounce.count(), db().suppression.count(), db().mailReport.count()]);
}
