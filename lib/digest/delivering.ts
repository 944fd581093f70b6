import type { Audience } from '@/lib/digest/audience-commands';
import { type Claim, claimBatch, release, settle, startSending } from '@/lib/digest/delivery-commands';
import { type Composed, compose, letterFor, messageIdOf } from '@/lib/digest/letter';
import { getContent } from '@/lib/digest/queries';
import type { DigestCounts } from '@/lib/digest/schema';
import { log } from '@/lib/log';
import { type Lane, openLane } from '@/lib/mail/lane';
import type { Outcome } from '@/lib/mail/outcome';

const batch = 10;
const papersInMail = 10;
const failuresThatStop = 3;

/**
 * Claims and sends batch after batch until nothing is due, the deadline (milliseconds since 1970) passes, or the mail
 * server cannot be reached three times in a row. Adds what happened to `counts`.
 */
export async function deliverUntil(
  deadline: number,
  worker: string,
  counts: DigestCounts,
  audience: Audience,
): Promise<void> {
  const lane = openLane();
  const editions = new Map<string, Promise<Composed>>();
  try {
    let unreachable = 0;
    while (Date.now() < deadline && unreachable < failuresThatStop) {
      const { claims, settled, claimed } = await claimBatch(worker, batch, audience);
      for (const state of ['cancelled', 'suppressed', 'skipped_late'] as const)
        counts[state] += settled[state];
      if (claimed === 0) return;
      unreachable = await deliverNextBatch({ claims, lane, editions, deadline, worker, counts, unreachable });
    }
  } finally {
    lane.close();
  }
}

type Batch = {
  claims: Claim[];
  lane: Lane;
  editions: Map<string, Promise<Composed>>;
  deadline: number;
  worker: string;
  counts: DigestCounts;
  unreachable: number;
};

/** Sends what one worker holds, one mail after the other. Returns how often in a row the server was unreachable. */
async function deliverNextBatch(batchOf: Batch): Promise<number> {
  const { claims, deadline, worker, counts } = batchOf;
  let unreachable = batchOf.unreachable;
  for (const [index, claim] of claims.entries()) {
    if (Date.now() >= deadline || unreachable >= failuresThatStop) {
      await release(claims.slice(index), worker);
      break;
    }
    const outcome = await deliver(claim, batchOf);
    if (!outcome) {
      await release([claim], worker);
      continue;
    }
    unreachable = outcome.charged ? 0 : unreachable + 1;
    counts[await settle(claim, worker, outcome)] += 1;
  }
  return unreachable;
}

/** Null where the claim was lost or the reader left: nothing was offered, and the next claim settles it. */
async function deliver(claim: Claim, { lane, editions, worker }: Batch): Promise<Outcome | null> {
  const composed = await composedOnce(claim.editionId, editions);
  const messageId = messageIdOf(composed.content, claim);
  const letter = letterFor(composed, claim, messageId);
  if (!(await startSending(claim, worker, messageId))) return null;
  const outcome = await lane.send(letter);
  if (outcome.status !== 'sent')
    log('warn', 'digest_not_sent', { status: outcome.status, smtpCode: outcome.smtpCode, messageId });
  return outcome;
}

function composedOnce(editionId: string, editions: Batch['editions']): Promise<Composed> {
  let composed = editions.get(editionId);
  if (!composed) {
    composed = getContent(editionId, papersInMail).then(compose);
    editions.set(editionId, composed);
  }
  return composed;
}
