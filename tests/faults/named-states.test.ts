import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, currentFeedDay, fromDay } from '@/lib/dates';
import { db } from '@/lib/db';
import { runDigest } from '@/lib/digest/commands';
import { closeLetters } from '@/lib/mail/transport';
import { suppressionHash } from '@/lib/subscribers/keys';
import { accountsOf } from '@/tests/support/accounts';
import { openDeliveries, readersCalled, runToTheEnd, setScene } from '@/tests/support/digest-scene';
import { MailSink } from '@/tests/support/mail-sink';
import { insertReaders } from '@/tests/support/readers';
import { onlySample } from '@/tests/support/sample';
import { cutConnections, Stall } from '@/tests/support/stall';
import { WorkerPool } from '@/tests/support/worker-process';

const states = [
  'pending',
  'claimed',
  'sending',
  'sent',
  'retry',
  'failed',
  'unknown',
  'suppressed',
  'cancelled',
  'skipped_late',
];
const plain = onlySample ? 20 : 400;
const sink = new MailSink();
const pool = new WorkerPool(2);
const stall = new Stall();

beforeAll(async () => {
  await sink.open();
  process.env.SMTP_URL = sink.url;
  await stall.prepare();
});

afterAll(async () => {
  closeLetters();
  await pool.close();
  await stall.close();
  await sink.close();
});

describe.each(['undone', 'committed'] as const)('killed within a move that is %s', (fate) => {
  test.each(states)('to %s, nobody gets two and nobody is lost', async (state) => {
    await setSceneOfEveryKind();
    await stall.at(state);
    const worker = pool.take();
    await worker.begin();
    await worker.until(stall.reached());
    await worker.kill();
    await (fate === 'undone' ? stall.undo() : stall.letGo());
    await expectTheRestToComeOut();
  });
});

test.each(['sender', 'answer'] as const)(
  'killed while the server is silent to the %s, likewise',
  async (hold) => {
    await setSceneOfEveryKind();
    sink.order({ hold });
    const held = sink.holding(2);
    const worker = pool.take();
    await worker.begin();
    await worker.until(held);
    await worker.kill();
    sink.order({ hold: 'nothing' });
    await expectTheRestToComeOut();
  },
);

test.each(['claimed', 'sending', 'sent'])(
  'cut off from the database as it moves to %s, likewise',
  async (state) => {
    await setSceneOfEveryKind();
    await stall.at(state);
    const worker = pool.take();
    await worker.begin();
    await worker.until(stall.reached());
    expect(await cutConnections(worker.name)).toBeGreaterThan(0);
    await stall.letGo();
    await worker.endWithin(3_000);
    await expectTheRestToComeOut();
  },
);

/** Readers for every end that a delivery can come to. */
async function setSceneOfEveryKind(): Promise<void> {
  sink.forget();
  sink.order({ delayMs: 0, lenient: false });
  await setScene([]);
  await runDigest({ budgetMs: 1_000 });
  await insertReaders([
    ...readersCalled('reader', plain),
    ...['busy', 'gone', 'dropped'].flatMap((name) => readersCalled(name, 2)),
    ...['barred', 'leaver', 'late'].flatMap((name) => readersCalled(name, 2)),
  ]);
  await bar(readersCalled('barred', 2));
  await addressLongAgo([...readersCalled('leaver', 2), ...readersCalled('late', 2)]);
  await db().$executeRaw`update subscribers set status = 'unsubscribed' where email like 'leaver%'`;
}

async function bar(emails: string[]): Promise<void> {
  await db().suppression.createMany({
    data: emails.map((email) => ({ addressHash: suppressionHash(email), reason: 'complaint' })),
  });
}

/** They had an older edition, and this one was due two days ago. */
async function addressLongAgo(emails: string[]): Promise<void> {
  const older = await db().edition.create({
    data: { kind: 'daily', periodStart: fromDay(addDays(currentFeedDay(), -10)), contentHash: 'older' },
  });
  await db().$executeRaw`
    insert into deliveries (subscriber_id, kind, local_date, edition_id, status, due_at, not_before, finished_at)
    select s.id, 'daily', current_date - 9, ${older.id}, 'sent', now() - interval '9 days', now() - interval '9 days', now()
    from subscribers s where s.email = any(${emails})
    union all
    select s.id, 'daily', current_date - 3, e.id, 'pending', now() - interval '2 days', now() - interval '2 days', null
    from subscribers s cross join (select id from editions order by period_start desc limit 1) e
    where s.email = any(${emails})`;
}

async function expectTheRestToComeOut(): Promise<void> {
  sink.order({ lenient: true });
  await runToTheEnd();
  expect(await openDeliveries()).toBe(0);
  expect((await accountsOf(sink.mails())).faults).toEqual([]);
}
