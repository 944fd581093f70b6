import { randomUUID } from 'node:crypto';
import type { Audience } from '@/lib/digest/audience';
import type { Claim } from '@/lib/digest/claim-commands';
import { type ClaimQueue, openQueue, type Until } from '@/lib/digest/claim-queue';
import { type Composing, composing } from '@/lib/digest/composing';
import { giveUp, release, renewLeases } from '@/lib/digest/delivery-commands';
import { type Letter, letterFor, messageIdOf } from '@/lib/digest/letter';
import type { DigestCounts } from '@/lib/digest/schema';
import { type Finished, holdForFault, settle, startSending } from '@/lib/digest/sending-commands';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { noteOutcomes, releaseProbes } from '@/lib/mail/gate-commands';
import { type Lane, openLane } from '@/lib/mail/lane';
import type { Outcome } from '@/lib/mail/outcome';

const heartbeatMs = 3 * 60_000;
const notedAtOnce = 100;

/** One worker: what it holds, and what becomes of it. */
type Worker = {
  name: string;
  queue: ClaimQueue;
  mails: Composing;
  counts: DigestCounts;
  taken: { domain: string; outcome: Outcome }[];
  /** How many in a row were refused for their form. */
  malformed: number;
};

/**
 * Claims and sends until nothing is due, the deadline (milliseconds since 1970) passes, a stop is asked, or the mail
 * server is found closed. Adds what happened to `counts`.
 */
export async function deliverUntil(
  until: Until,
  counts: DigestCounts,
  audience: Audience = {},
): Promise<void> {
  const name = randomUUID();
  const queue = openQueue({ worker: name, until, counts, audience });
  const worker = { name, queue, mails: composing(), counts, taken: [], malformed: 0 };
  const heartbeat = setInterval(() => {
    renewLeases(name).catch((error) => log('error', 'lease_not_renewed', { error }));
  }, heartbeatMs);
  try {
    const lanes = audience.subscriberId ? 1 : env().MAIL_CONNECTIONS;
    await together(Array.from({ length: lanes }, () => work(worker)));
    await noteTaken(worker);
  } finally {
    clearInterval(heartbeat);
    await release(queue.end(), name);
    await releaseProbes(name);
  }
}

/** Waits for all, also when one fails: a mail that is on its way must be written down. */
async function together(lanes: Promise<void>[]): Promise<void> {
  const ended = await Promise.allSettled(lanes);
  const failed = ended.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
}

/** One connection to the mail server, one mail after the other. */
async function work(worker: Worker): Promise<void> {
  const lane = openLane();
  let before: Finished | null = null;
  try {
    for (let claim = await worker.queue.next(); claim; claim = await worker.queue.next()) {
      before = await deliver(claim, before, lane, worker);
      if (before && !worker.queue.isReady()) before = await writeDown(before, worker);
    }
  } catch (error) {
    worker.queue.end();
    throw error;
  } finally {
    lane.close();
    if (before) await writeDown(before, worker);
  }
}

/**
 * Offers one mail. What became of it is written down with the next one's beginning, so that both share a commit; a
 * refusal at once.
 */
async function deliver(
  claim: Claim,
  before: Finished | null,
  lane: Lane,
  worker: Worker,
): Promise<Finished | null> {
  const letter = await orGiveBack(claim, worker, () => write(claim, worker));
  if (!letter) return before;
  const { messageId } = letter;
  const started = await orGiveBack(claim, worker, () => startSending(claim, worker.name, messageId, before));
  if (before) worker.counts.sent += 1;
  if (!started) {
    await release([claim], worker.name);
    return null;
  }
  const finished = { claim, outcome: await lane.send(letter) };
  const after = finished.outcome.status === 'sent' ? finished : await writeDown(finished, worker);
  // What became of the mail is known; that must not be lost over a gate that could not be told.
  await note(finished, worker).catch((error) => log('error', 'gates_not_told', { error }));
  return after;
}

/** A fault of the database is not the mail's: nothing was offered, and the claim need not wait for its lease. */
async function orGiveBack<T>(claim: Claim, { name }: Worker, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    await release([claim], name).catch(() => {});
    throw error;
  }
}

async function writeDown(finished: Finished, { name, counts }: Worker): Promise<null> {
  counts[await settle(finished, name)] += 1;
  return null;
}

/** Null where nothing is sent: then the delivery is settled. A mail that cannot be written stops no other. */
async function write(
  claim: Claim,
  { mails, name, counts }: Worker,
): Promise<(Letter & { messageId: string }) | null> {
  const frozen = await mails.load(claim);
  try {
    const composed = await mails.compose(claim, frozen);
    if (composed.content.papers.length > 0 || composed.content.alerts) {
      const messageId = claim.messageId ?? messageIdOf(composed, claim);
      return { messageId, ...letterFor(composed, claim, messageId, BigInt(claim.number)) };
    }
  } catch (error) {
    log('error', 'digest_not_composed', { delivery: claim.number, error });
    await giveUp(claim, name, 'failed', 'composing');
    counts.failed += 1;
    return null;
  }
  await giveUp(claim, name, 'cancelled', 'nothing_matched');
  counts.cancelled += 1;
  return null;
}

/** Successes are told the gates in bunches; a failure may have to close one before the next mail. */
async function note(finished: Finished, worker: Worker): Promise<void> {
  const { claim, outcome } = finished;
  worker.taken.push({ domain: claim.domain, outcome });
  if (outcome.status === 'sent') {
    worker.malformed = 0;
    if (worker.taken.length >= notedAtOnce) await noteTaken(worker);
    return;
  }
  const { status, smtpCode, enhancedCode, sender } = outcome;
  log('warn', 'digest_not_sent', { delivery: claim.number, status, smtpCode, enhancedCode });
  await noteTaken(worker);
  await worker.queue.askServer();
  if (sender === 'pause_domain' || sender === 'suspect_domain' || sender === 'slow_domain')
    await release(worker.queue.takeBack(claim.domain), worker.name);
  if (sender !== 'stop_edition') return;
  worker.malformed += 1;
  // One receiver may find fault with anything; three in a row are no chance.
  if (worker.malformed >= 3) await holdForFault(finished);
}

async function noteTaken(worker: Worker): Promise<void> {
  const taken = worker.taken.splice(0);
  if (taken.length > 0) await noteOutcomes(worker.name, taken);
}
