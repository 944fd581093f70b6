import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { closeLetters } from '@/lib/mail/transport';
import { accountsOf } from '@/tests/support/accounts';
import {
  openDeliveries,
  readersCalled,
  runToTheEnd,
  setScene,
  timePasses,
} from '@/tests/support/digest-scene';
import { MailSink } from '@/tests/support/mail-sink';
import { onlySample } from '@/tests/support/sample';
import { seededNumbers } from '@/tests/support/seeded';
import { cutConnections } from '@/tests/support/stall';
import { WorkerPool } from '@/tests/support/worker-process';

const kills = onlySample ? 10 : 200;
const readers = onlySample ? 200 : 2_000;
const sink = new MailSink();
const pool = new WorkerPool(2);
const { seed, next } = seededNumbers();
const msPerMail = 12;

beforeAll(async () => {
  await sink.open();
  process.env.SMTP_URL = sink.url;
});

afterAll(async () => {
  closeLetters();
  await pool.close();
  await sink.close();
});

test(`killed at ${kills} moments of an edition for ${readers} readers, nobody gets two and nobody is lost`, async () => {
  console.info(`The kills of this run: FAULT_SEED=${seed}`);
  await setScene(readersCalled('reader', readers));
  sink.order({ delayMs: 40 });
  let amidWork = 0;
  for (let left = kills; left > 0; left -= 1) {
    await killOnce(left);
    await timePasses();
    if ((await openDeliveries()) > 0) amidWork += 1;
  }
  sink.order({ delayMs: 0 });
  await runToTheEnd();
  const { faults, byState } = await accountsOf(sink.mails());
  console.info(`Of ${kills} kills ${amidWork} came while mail was left: ${JSON.stringify(byState)}`);
  expect(faults).toEqual([]);
  expect((byState.sent ?? 0) + (byState.unknown ?? 0)).toBe(readers);
  expect(amidWork).toBeGreaterThanOrEqual(kills * 0.7);
  expect(await db().edition.count({ where: { kind: 'daily', closedAt: null } })).toBe(0);
});

/**
 * Every fourth dies somewhere on its way to the first mail, the others at a moment of their sending; every tenth loses
 * its database first.
 */
async function killOnce(left: number): Promise<void> {
  const worker = pool.take();
  const sending = sink.taking();
  await worker.begin();
  if (next() < 0.25) await wait(next() * 250);
  else {
    await worker.until(sending);
    await wait(next() * (await windowFor(left)));
  }
  if (next() < 0.1) {
    await cutConnections(worker.name);
    await worker.endWithin(next() * 300);
  } else await worker.kill();
}

/** The moments spread over as long as a fair share of the mails that are left will take. */
async function windowFor(left: number): Promise<number> {
  return 2 * ((await openDeliveries()) / left) * msPerMail;
}
