import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { GET } from '@/app/api/cron/digest/route';
import { writeInBulk } from '@/lib/bulk';
import { db } from '@/lib/db';
import { closeLetters } from '@/lib/mail/transport';
import { accountsOf } from '@/tests/support/accounts';
import { openDeliveries, readersCalled, runToTheEnd, setScene } from '@/tests/support/digest-scene';
import { MailSink } from '@/tests/support/mail-sink';
import { onlySample } from '@/tests/support/sample';
import { Stall, standingTransactionsEnd } from '@/tests/support/stall';
import { WorkerPool, type WorkerProcess } from '@/tests/support/worker-process';

const readers = onlySample ? 60 : 600;
const sink = new MailSink();
const pool = new WorkerPool(1);
const stall = new Stall();

beforeAll(async () => {
  await sink.open();
  process.env.SMTP_URL = sink.url;
  await stall.prepare();
});

beforeEach(async () => {
  sink.forget();
  await setScene(readersCalled('reader', readers));
});

afterEach(() => sink.order({ hold: 'nothing', delayMs: 0 }));

afterAll(async () => {
  closeLetters();
  await pool.close();
  await stall.close();
  await sink.close();
});

test.each(['claimed', 'sending', 'sent'])(
  'a worker frozen as it moves to %s and woken when others have finished doubles nothing',
  async (state) => {
    await stall.at(state);
    const worker = pool.take();
    await worker.begin();
    await worker.until(stall.reached());
    worker.freeze();
    await stall.letGo();
    await standingTransactionsEnd(worker.name);
    await othersFinish();
    await wakeToTheEnd(worker);
    const { faults, byState } = await accountsOf(sink.mails());
    expect(faults).toEqual([]);
    expect((byState.sent ?? 0) + (byState.unknown ?? 0)).toBe(readers);
  },
);

test('no frozen worker can hold a transaction open, and its locks, for more than a minute', async () => {
  const ask = `select setting::int as ms from pg_settings where name = 'idle_in_transaction_session_timeout'`;
  const [one] = await db().$queryRawUnsafe<{ ms: number }[]>(ask);
  const [bulk] = await writeInBulk((sql) => sql<{ ms: number }>(ask));
  for (const { ms } of [one ?? { ms: 0 }, bulk ?? { ms: 0 }]) {
    expect(ms).toBeGreaterThan(0);
    expect(ms).toBeLessThanOrEqual(60_000);
  }
});

test('an answer that a frozen worker reads too late settles what was given up as unknown', async () => {
  sink.order({ hold: 'answer' });
  const held = sink.holding(2);
  const worker = pool.take();
  await worker.begin();
  await worker.until(held);
  worker.freeze();
  sink.order({ hold: 'nothing' });
  await othersFinish();
  expect(await unknown()).toBeGreaterThanOrEqual(2);
  await wakeToTheEnd(worker);
  expect(await unknown()).toBe(0);
  expect((await accountsOf(sink.mails())).faults).toEqual([]);
});

test('the cron route called 20 times at once sends each reader one mail', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => GET(cronCall())));
  expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 200));
  const counts = (await Promise.all(answers.map((answer) => answer.json()))) as { sent: number }[];
  expect(counts.reduce((total, { sent }) => total + sent, 0)).toBe(readers);
  const { faults, byState } = await accountsOf(sink.mails());
  expect({ faults, byState }).toEqual({ faults: [], byState: { sent: readers } });
});

test('four workers at once share an edition and send each reader one mail', async () => {
  const many = readers * 5;
  await setScene(readersCalled('reader', many));
  sink.order({ delayMs: 5 });
  const workers = Array.from({ length: 4 }, () => pool.take());
  await Promise.all(workers.map((worker) => worker.loaded()));
  await Promise.all(workers.map((worker) => worker.begin()));
  await Promise.all(workers.map((worker) => worker.endWithin(120_000)));
  const { faults, byState } = await accountsOf(sink.mails());
  expect({ faults, byState }).toEqual({ faults: [], byState: { sent: many } });
});

/** The frozen worker's leases run out, and another takes what it left. */
async function othersFinish(): Promise<void> {
  await runToTheEnd();
  expect(await openDeliveries()).toBe(0);
}

async function wakeToTheEnd(worker: WorkerProcess): Promise<void> {
  worker.wake();
  await worker.endWithin(60_000);
  await runToTheEnd();
}

function unknown(): Promise<number> {
  return db().delivery.count({ where: { status: 'unknown' } });
}

function cronCall(): Request {
  const headers = { Authorization: `Bearer ${process.env.CRON_SECRET}` };
  return new Request('http://localhost/api/cron/digest', { headers });
}
