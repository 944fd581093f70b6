import { db } from '@/lib/db';
import type { Audience } from '@/lib/digest/audience';
import { addressEdition } from '@/lib/digest/audience-commands';
import type { Until } from '@/lib/digest/claim-queue';
import { deliverUntil } from '@/lib/digest/delivering';
import { recoverAbandoned } from '@/lib/digest/delivery-commands';
import { closeEditions, publishDueEditions } from '@/lib/digest/edition-commands';
import { type DigestCounts, editionKind, noCounts } from '@/lib/digest/schema';
import { touchedTags } from '@/lib/digest/touched-tags';
import { log } from '@/lib/log';
import { sendingAllowed } from '@/lib/mail/commands';
import { sendDueConfirmations } from '@/lib/subscribers/confirmation-commands';

export type DigestRun = { counts: DigestCounts; tags: string[] };

/**
 * One run of the digest: confirmation mails that wait, editions that are due, their readers, and the mails, for about
 * `budgetMs` milliseconds or until the signal, and the cache tags of what it published. Safe to repeat, to overlap and
 * to kill: what is left over waits for the next run.
 */
export async function runDigest({
  budgetMs,
  signal,
  ...audience
}: { budgetMs: number; signal?: AbortSignal | undefined } & Audience): Promise<DigestRun> {
  const at = new Date();
  const until = { deadline: at.getTime() + budgetMs, signal };
  const { id } = await db().run.create({
    data: { job: 'digest', source: audience.subscriberId ? 'subscriber' : null },
    select: { id: true },
  });
  try {
    const { counts, published } = await work(at, until, audience);
    await finish(id, 'succeeded', counts);
    return { counts, tags: touchedTags(published) };
  } catch (error) {
    log('error', 'digest_failed', { run: id, error });
    await finish(id, 'failed', { ...noCounts }, error instanceof Error ? error.message : String(error));
    throw error;
  }
}

async function work(at: Date, until: Until, audience: Audience) {
  const counts = { ...noCounts };
  const published = await publishDueEditions(at);
  counts.editions = published.length;
  if (!(await sendingAllowed())) return { counts, published };
  counts.unknown += await recoverAbandoned();
  await address(counts, at, audience);
  await deliverUntil(until, counts, audience);
  await closeEditions();
  if (!audience.subscriberId && Date.now() < until.deadline) await sendDueConfirmations(20);
  return { counts, published };
}

/** `at` is the moment before the editions were looked for: an hour that strikes in between is looked at next time. */
async function address(counts: DigestCounts, at: Date, audience: Audience): Promise<void> {
  for (const kind of editionKind.options) {
    const { addressed, skippedLate, cancelled } = await addressEdition(kind, { at, ...audience });
    counts.addressed += addressed;
    counts.skipped_late += skippedLate;
    counts.cancelled += cancelled;
  }
}

async function finish(id: string, outcome: string, counts: DigestCounts, reason?: string): Promise<void> {
  await db().run.update({
    where: { id },
    data: { outcome, counts, finishedAt: new Date(), ...(reason ? { reason: reason.slice(0, 500) } : {}) },
  });
}
