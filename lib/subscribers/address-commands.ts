import { deliverable, inboxKey } from '@/lib/addresses';
import { db, type Prisma } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { consentTo } from '@/lib/subscribers/consent';
import { networkHash } from '@/lib/subscribers/keys';
import { isTooBusy, liftPassing, mayAsk } from '@/lib/subscribers/limits';
import { findByLink } from '@/lib/subscribers/links';
import type { Refusal } from '@/lib/subscribers/preferences-commands';
import { answerQuestion, type Question } from '@/lib/subscribers/questions';
import { newAddress, problemsOf } from '@/lib/subscribers/schema';

/**
 * Asks a new address, by mail, whether the digest shall go there from now on. Says the same for every address: whether
 * it is subscribed already or must not be written to stays unsaid. Throws AppError 'link_spent' for an unknown link.
 */
export async function requestNewAddress(token: string, input: unknown, network: string): Promise<Refusal> {
  const subscriber = await findByLink(token, 'preferences');
  if (subscriber?.status !== 'confirmed') throw new AppError('link_spent');
  const parsed = newAddress.safeParse(input);
  if (!parsed.success) return problemsOf(parsed.error);
  const email = deliverable(parsed.data.email);
  const networkKey = networkHash(network);
  if (email !== subscriber.email && !(await isTooBusy(networkKey, inboxKey(email))))
    await db().$transaction((tx) => queue(tx, subscriber, email, networkKey));
  return null;
}

/**
 * Moves the digest to the address that its mail went to. Links in older mails end with it, since they lie in the old
 * inbox. Throws AppError 'link_spent' for an unknown or old link, and where somebody subscribed there meanwhile.
 */
export async function confirmNewAddress(token: string, network: string): Promise<void> {
  const networkKey = networkHash(network);
  await answerQuestion(token, 'address', async (tx, question) => {
    await move(tx, question);
    await consentTo(tx, 'address_changed', question.subscriberId, networkKey);
  });
}

type Subscriber = { id: string; kind: string; timeZone: string };

async function queue(
  tx: Prisma.TransactionClient,
  subscriber: Subscriber,
  email: string,
  networkKey: string,
) {
  const { id: subscriberId, kind, timeZone } = subscriber;
  const key = inboxKey(email);
  if ((await isTaken(tx, key, subscriberId)) || !(await mayAsk(tx, key))) return;
  await tx.confirmation.create({
    data: { subscriberId, purpose: 'address', email, inboxKey: key, kind, timeZone, networkKey },
  });
}

async function isTaken(
  tx: Prisma.TransactionClient,
  emailKey: string,
  subscriberId: string,
): Promise<boolean> {
  const holder = await tx.subscriber.findUnique({ where: { emailKey }, select: { id: true } });
  return holder !== null && holder.id !== subscriberId;
}

async function move(tx: Prisma.TransactionClient, question: Question): Promise<void> {
  const { id, subscriberId, email, inboxKey: emailKey } = question;
  if (!email || (await isTaken(tx, emailKey, subscriberId))) throw new AppError('link_spent');
  const moved = await tx.subscriber.updateMany({
    where: { id: subscriberId, status: 'confirmed' },
    data: { email, emailKey, tokenVersion: { increment: 1 }, nextDueAt: new Date() },
  });
  if (moved.count === 0) throw new AppError('link_spent');
  await liftPassing(tx, subscriberId, emailKey);
  await tx.bounce.updateMany({ where: { subscriberId }, data: { points: 0 } });
  await tx.confirmation.updateMany({
    where: { subscriberId, id: { not: id }, confirmedAt: null },
    data: { tokenHash: null, outcome: 'failed' },
  });
}
