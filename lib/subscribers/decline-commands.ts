import { db, type Prisma } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { suppress } from '@/lib/subscribers/bounce-commands';
import { end } from '@/lib/subscribers/commands';
import { consentTo } from '@/lib/subscribers/consent';
import { networkHash } from '@/lib/subscribers/keys';
import { findQuestion } from '@/lib/subscribers/questions';

/**
 * "This was not me": nothing comes of the question, and no further one goes to that inbox. Throws AppError 'link_spent'
 * for a link that is unknown or too old.
 */
export async function decline(token: string, network: string): Promise<void> {
  const question = await findQuestion(token);
  if (!question || question.purpose === 'own_data') throw new AppError('link_spent');
  const { id, subscriberId, purpose, inboxKey, confirmedAt } = question;
  const networkKey = networkHash(network);
  await suppress(inboxKey, 'not_me');
  await db().$transaction(async (tx) => {
    await tx.confirmation.update({ where: { id }, data: { tokenHash: null, outcome: 'failed' } });
    await consentTo(tx, 'declined', subscriberId, networkKey);
    if (purpose === 'subscribe' && confirmedAt && (await isStillThere(tx, subscriberId, inboxKey)))
      await end(tx, subscriberId, networkKey);
  });
}

/** Whoever has moved on to another inbox is not ended from the old one. */
async function isStillThere(tx: Prisma.TransactionClient, id: string, emailKey: string): Promise<boolean> {
  return (await tx.subscriber.count({ where: { id, emailKey } })) === 1;
}
