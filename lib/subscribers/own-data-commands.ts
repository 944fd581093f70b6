import type { Viewer } from '@/lib/auth/schema';
import { db, type Prisma } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { networkHash } from '@/lib/subscribers/keys';
import { isTooBusy, mayAsk } from '@/lib/subscribers/limits';
import { findByLink } from '@/lib/subscribers/links';
import { findOwnSubscriber } from '@/lib/subscribers/own-queries';
import { answerQuestion } from '@/lib/subscribers/questions';

/**
 * Queues the mail whose link opens what is kept about a subscriber: a digest is passed on more easily than that.
 * Throws AppError 'link_spent' for an unknown link.
 */
export async function requestOwnData(token: string, network: string): Promise<void> {
  const subscriber = await findByLink(token, 'preferences');
  if (!subscriber || subscriber.status === 'pending') throw new AppError('link_spent');
  const { id: subscriberId, emailKey: inboxKey, kind, timeZone } = subscriber;
  const networkKey = networkHash(network);
  if (await isTooBusy(networkKey, inboxKey)) return;
  await db().$transaction(async (tx) => {
    if (!(await mayAsk(tx, inboxKey))) return;
    await tx.confirmation.create({
      data: { subscriberId, purpose: 'own_data', inboxKey, kind, timeZone, networkKey },
    });
  });
}

/** Erases the subscriber behind a mailed link, once. Throws AppError 'link_spent' for an unknown or old link. */
export async function eraseByLink(token: string): Promise<void> {
  await answerQuestion(token, 'own_data', (tx, { subscriberId }) => erase(tx, subscriberId));
}

/** The same for whoever is signed in with the address. Throws AppError 'not_found' where it is not subscribed. */
export async function eraseOwn(viewer: Viewer): Promise<void> {
  const subscriber = await findOwnSubscriber(viewer);
  if (!subscriber) throw new AppError('not_found');
  await db().$transaction((tx) => erase(tx, subscriber.id));
}

/**
 * Takes a subscriber away with everything that names it. The rows of its deliveries stay without a name, so that the
 * counts still add up; what was not sent yet is cancelled. An entry in the list of those not written to stays: it holds
 * no address.
 */
export async function erase(tx: Prisma.TransactionClient, id: string): Promise<void> {
  const { emailKey } = await tx.subscriber.findUniqueOrThrow({ where: { id }, select: { emailKey: true } });
  await tx.$executeRaw`select 1 from subscribers where id = ${id} for update`;
  await tx.delivery.updateMany({
    where: { subscriberId: id, status: { in: ['pending', 'claimed', 'retry'] } },
    data: {
      status: 'cancelled',
      reason: 'erased',
      finishedAt: new Date(),
      claimedBy: null,
      leaseUntil: null,
    },
  });
  await tx.delivery.updateMany({ where: { subscriberId: id }, data: { response: null, messageId: null } });
  await tx.$executeRaw`update mail_reports set raw = null
    where delivery_number in (select number from deliveries where subscriber_id = ${id})`;
  await tx.confirmation.deleteMany({ where: { inboxKey: emailKey } });
  // What was asked of other inboxes still counts for their limits; otherwise erasing would open the way to ask again.
  await tx.confirmation.updateMany({
    where: { subscriberId: id },
    data: { tokenHash: null, email: null, outcome: 'failed' },
  });
  await tx.subscriber.delete({ where: { id } });
}
