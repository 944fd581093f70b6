import { deliverable, inboxKey } from '@/lib/addresses';
import { db, type Prisma } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { consentTo } from '@/lib/subscribers/consent';
import { networkHash, suppressionHash } from '@/lib/subscribers/keys';
import { isPassing, isTooBusy, liftPassing, mayAsk } from '@/lib/subscribers/limits';
import { findByLink } from '@/lib/subscribers/links';
import { answerQuestion, type Question } from '@/lib/subscribers/questions';
import { type Kind, subscriptionRequest } from '@/lib/subscribers/schema';
import { knownZone } from '@/lib/subscribers/zones';

const undoDays = 30;

/**
 * Takes a request to subscribe and queues its confirmation mail. It says the same to everybody: whether the address is
 * known, new, or must not be written to only shows in its inbox. `network` is what the limits count by; only its hash is
 * kept. Throws AppError 'invalid' for a malformed request.
 */
export async function requestSubscription(
  input: unknown,
  network: string,
  origin: 'form' | 'api' = 'form',
): Promise<{ status: string }> {
  const parsed = subscriptionRequest.safeParse(input);
  if (!parsed.success) throw new AppError('invalid', parsed.error.issues[0]?.message);
  const { kind, website } = parsed.data;
  const email = deliverable(parsed.data.email);
  const timeZone = await knownZone(parsed.data.timeZone);
  const networkKey = networkHash(network);
  if (!website && !(await isTooBusy(networkKey, inboxKey(email))))
    await db().$transaction((tx) => queue(tx, { email, kind, timeZone, networkKey, origin }));
  return { status: 'check_your_inbox' };
}

/**
 * Confirms the subscription behind the link of a confirmation mail; a second time changes nothing.
 * Throws AppError 'link_spent' for a link that is unknown or older than seven days.
 */
export async function confirmSubscription(
  token: string,
  network: string,
): Promise<{ subscriberId: string; kind: Kind }> {
  const networkKey = networkHash(network);
  const { subscriberId, kind } = await answerQuestion(token, 'subscribe', async (tx, question) => {
    await begin(tx, question);
    await consentTo(tx, 'confirmed', question.subscriberId, networkKey);
  });
  // A link that was used before, and whose subscription has ended since, begins nothing.
  const { status } = await db().subscriber.findUniqueOrThrow({ where: { id: subscriberId } });
  if (status !== 'confirmed') throw new AppError('link_spent');
  return { subscriberId, kind: kind === 'weekly' ? 'weekly' : 'daily' };
}

/** Ends the subscription behind the link of a digest. Says nothing about a link that is unknown or spent. */
export async function unsubscribe(token: string, network: string): Promise<void> {
  const subscriber = await findByLink(token, 'unsubscribe');
  if (subscriber) await db().$transaction((tx) => end(tx, subscriber.id, networkHash(network)));
}

/** Ends a subscription, once. */
export async function end(tx: Prisma.TransactionClient, id: string, networkKey: string): Promise<void> {
  const ended = await tx.subscriber.updateMany({
    where: { id, status: { not: 'unsubscribed' } },
    data: { status: 'unsubscribed', unsubscribedAt: new Date() },
  });
  if (ended.count > 0) await consentTo(tx, 'withdrawn', id, networkKey);
}

/**
 * Takes back an unsubscription of the last thirty days. Throws AppError 'link_spent' where there is none, or the link
 * is unknown.
 */
export async function undoUnsubscribe(token: string, network: string): Promise<void> {
  const subscriber = await findByLink(token, 'unsubscribe');
  if (!subscriber) throw new AppError('link_spent');
  const since = new Date(Date.now() - undoDays * 86_400_000);
  const now = new Date();
  await db().$transaction(async (tx) => {
    const resumed = await tx.subscriber.updateMany({
      where: {
        id: subscriber.id,
        status: 'unsubscribed',
        unsubscribedAt: { gt: since },
        confirmedAt: { not: null },
      },
      data: { status: 'confirmed', unsubscribedAt: null, nextDueAt: now, lookedAt: now },
    });
    if (resumed.count === 0) throw new AppError('link_spent');
    await consentTo(tx, 'resumed', subscriber.id, networkHash(network));
  });
}

type Request = {
  email: string;
  kind: Kind;
  timeZone: string;
  networkKey: string;
  origin: string;
};

async function queue(tx: Prisma.TransactionClient, request: Request): Promise<void> {
  const { email, kind, timeZone, networkKey, origin } = request;
  const emailKey = inboxKey(email);
  if (!(await mayAsk(tx, emailKey))) return;
  // Two at once: an upsert of the client would fail on the second, a skipped insert does not.
  await tx.subscriber.createMany({
    data: [{ email, emailKey, kind, timeZone, origin }],
    skipDuplicates: true,
  });
  const { id } = await tx.subscriber.findUniqueOrThrow({ where: { emailKey }, select: { id: true } });
  await tx.subscriber.updateMany({ where: { id, status: { not: 'confirmed' } }, data: { email } });
  await tx.confirmation.create({
    data: { subscriberId: id, inboxKey: emailKey, kind, timeZone, networkKey },
  });
  await consentTo(tx, 'requested', id, networkKey);
}

async function begin(tx: Prisma.TransactionClient, question: Question): Promise<void> {
  const { subscriberId, inboxKey: key, kind, timeZone } = question;
  const suppression = await tx.suppression.findUnique({ where: { addressHash: suppressionHash(key) } });
  if (suppression && !isPassing(suppression.reason)) throw new AppError('link_spent');
  const now = new Date();
  const moments = { confirmedAt: now, nextDueAt: now, lookedAt: now, unsubscribedAt: null };
  await tx.subscriber.update({
    where: { id: subscriberId },
    data: { status: 'confirmed', ...moments, kind, timeZone },
  });
  await liftPassing(tx, subscriberId, key);
}
