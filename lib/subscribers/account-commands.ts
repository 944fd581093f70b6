import { inboxKey } from '@/lib/addresses';
import type { Viewer } from '@/lib/auth/schema';
import { db, type Prisma } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { end } from '@/lib/subscribers/commands';
import { consentTo } from '@/lib/subscribers/consent';
import { networkHash, suppressionHash } from '@/lib/subscribers/keys';
import { isPassing, liftPassing } from '@/lib/subscribers/limits';
import { findOwnSubscriber, findProvenAddress } from '@/lib/subscribers/own-queries';
import { knownZone } from '@/lib/subscribers/zones';

/** What subscribing from the account came to. */
export type Subscribed =
  | { outcome: 'subscribed'; subscriberId: string }
  | { outcome: 'no_address' | 'other_spelling' | 'not_written_to' };

/**
 * Subscribes the viewer's own address at once: signing in has proven it, so no mail asks again. Does nothing new for
 * whoever is subscribed. Throws AppError 'signed_out'.
 */
export async function subscribeOwn(
  viewer: Viewer,
  timeZone: string | undefined,
  network: string,
): Promise<Subscribed> {
  const email = await findProvenAddress(viewer);
  if (!email) return { outcome: 'no_address' };
  const zone = await knownZone(timeZone);
  return db().$transaction((tx) => begin(tx, email, zone, networkHash(network)));
}

/** Ends the viewer's own subscription. Throws AppError 'signed_out', or 'not_found' where there is none. */
export async function unsubscribeOwn(viewer: Viewer, network: string): Promise<void> {
  const subscriber = await findOwnSubscriber(viewer);
  if (!subscriber) throw new AppError('not_found');
  await db().$transaction((tx) => end(tx, subscriber.id, networkHash(network)));
}

async function begin(
  tx: Prisma.TransactionClient,
  email: string,
  timeZone: string,
  networkKey: string,
): Promise<Subscribed> {
  const emailKey = inboxKey(email);
  if (await isBarred(tx, emailKey)) return { outcome: 'not_written_to' };
  await tx.subscriber.createMany({
    data: [{ email, emailKey, timeZone, origin: 'account' }],
    skipDuplicates: true,
  });
  const row = await tx.subscriber.findUniqueOrThrow({ where: { emailKey } });
  const isOther = row.email.toLowerCase() !== email.toLowerCase();
  if (isOther && row.status === 'confirmed') return { outcome: 'other_spelling' };
  const now = new Date();
  const started = await tx.subscriber.updateMany({
    where: { id: row.id, status: { not: 'confirmed' } },
    data: {
      ...{ email, status: 'confirmed', confirmedAt: now, unsubscribedAt: null },
      ...{ nextDueAt: now, lookedAt: now },
    },
  });
  if (started.count > 0) await consentTo(tx, 'confirmed', row.id, networkKey, 'account');
  await liftPassing(tx, row.id, emailKey, ['not_me']);
  return { outcome: 'subscribed', subscriberId: row.id };
}

/** What its reader complained about or the operator forbade is not lifted by a click. */
async function isBarred(tx: Prisma.TransactionClient, emailKey: string): Promise<boolean> {
  const addressHash = suppressionHash(emailKey);
  const found = await tx.suppression.findUnique({ where: { addressHash } });
  return found !== null && !isPassing(found.reason) && found.reason !== 'not_me';
}
