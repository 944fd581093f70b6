import { randomUUID } from 'node:crypto';
import { db } from '@/lib/db';
import { type Audience, addressEdition } from '@/lib/digest/audience-commands';
import { deliverUntil } from '@/lib/digest/delivering';
import { recoverAbandoned } from '@/lib/digest/delivery-commands';
import { closeEditions, publishDueEditions, publishForNewcomers } from '@/lib/digest/edition-commands';
import { type DigestCounts, type EditionName, editionKind, noCounts } from '@/lib/digest/schema';
import { touchedTags } from '@/lib/digest/touched-tags';
import { log } from '@/lib/log';
import { sendingAllowed } from '@/lib/mail/commands';
import { sendDueConfirmations } from '@/lib/subscribers/confirmation-commands';

const lanes = 4;

export type DigestRun = { counts: DigestCounts; tags: string[] };

/**
 * One run of the digest: confirmation mails that wait, editions that are due, their readers, and the mails, for about
 * `budgetMs` milliseconds, and the cache tags of what it published. Safe to repeat, to overlap and to kill: what is left
 * over waits for the next run.
 */
export async function runDigest({
  budgetMs,
  ...audience
}: { budgetMs: number } & Audience): Promise<DigestRun> {
  const deadline = Date.now() + budgetMs;
  const { id } = await db().run.create({
    data: { job: 'digest', source: audience.subscriberId ? 'subscriber' : null },
    select: { id: true },
  });
  try {
    const { counts, published } = await work(deadline, audience);
    await finish(id, 'succeeded', counts);
    return { counts, tags: touchedTags(published) };
  } catch (error) {
    log('error', 'digest_failed', { run: id, error });
    await finish(id, 'failed', { ...noCounts }, error instanceof Error ? error.message : String(error));
    throw error;
  }
}

async function work(deadline: number, audience: Audience) {
  const counts = { ...noCounts };
  if (!audience.subscriberId) await sendDueConfirmations(100);
  const published = await publish();
  counts.editions = published.length;
  if (!(await sendingAllowed())) return { counts, published };
  counts.unknown += await recoverAbandoned();
  await address(counts, audience);
  const workers = Array.from({ length: audience.subscriberId ? 1 : lanes }, () => randomUUID());
  await Promise.all(workers.map((worker) => deliverUntil(deadline, worker, counts, audience)));
  await closeEditions();
  return { counts, published };
}

async function publish(): Promise<EditionName[]> {
  const published = await publishDueEditions();
  for (const kind of editionKind.options)
    if (await hasConfirmed(kind)) published.push(...(await publishForNewcomers(kind)));
  return published;
}

async function address(counts: DigestCounts, audience: Audience): Promise<void> {
  for (const kind of editionKind.options) {
    const { addressed, skippedLate } = await addressEdition(kind, audience);
    counts.addressed += addressed;
    counts.skipped_late += skippedLate;
  }
}

async function hasConfirmed(kind: string): Promise<boolean> {
  return Boolean(
    await db().subscriber.findFirst({ where: { status: 'confirmed', kind }, select: { id: true } }),
  );
}

async function finish(id: string, outcome: string, counts: DigestCounts, reason?: string): Promise<void> {
  await db().run.update({
    where: { id },
    data: { outcome, counts, finishedAt: new Date(), ...(reason ? { reason: reason.slice(0, 500) } : {}) },
  });
}
