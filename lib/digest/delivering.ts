import { randomUUID } from 'node:crypto';
import type { Audience } from '@/lib/digest/audience';
import type { Claim } from '@/lib/digest/claim-commands';
import { type ClaimQueue, openQueue, type Until } from '@/lib/digest/claim-queue';
import { composer } from '@/lib/digest/composing';
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
  compose: ReturnType<typeof composer>;
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
  const worker = { name, queue, compose: composer(), counts, taken: [], malformed: 0 };
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
  const letter = await write(claim, worker);
  if (!letter) return before;
  const started = await startSending(claim, worker.name, letter.messageId, before);
  if (before) worker.counts.sent += 1;
  if (!started) {
    await release([claim], worker.name);
    return null;
  }
  const finished = { claim, outcome: await lane.send(letter) };
  const after = finished.outcome.status === 'sent' ? finished : await writeDown(finished, worker);
  await note(finished, worker);
  return after;
}

async function writeDown(finished: Finished, { name, counts }: Worker): Promise<null> {
  counts[await settle(finished, name)] += 1;
  return null;
}

/** Null where nothing is sent: then the delivery is settled. A mail that cannot be written stops no other. */
async function write(
  claim: Claim,
  { compose, name, counts }: Worker,
): Promise<(Letter & { messageId: string }) | null> {
  try {
    const composed = await compose(claim);
    if (composed.content.papers.length > 0) {
      const messageId = claim.messageId ?? messageIdOf(composed, claim);
      return { messageId, ...letterFor(composed, claim, messageId, BigInt(claim.number)) };
    }
    await giveUp(claim, name, 'cancelled', 'nothing_matched');
    counts.cancelled += 1;
  } catch (error) {
    log('error', 'digest_not_composed', { delivery: claim.number, error });
    await giveUp(claim, name, 'failed', 'composing');
    counts.failed += 1;
  }
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
  if (sender === 'pause_domain' || sender === 'suspect_domain')
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
