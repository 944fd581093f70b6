import { db } from '@/lib/db';
import { isLinkToken, type LinkPurpose, subscriberIdIn } from '@/lib/subscribers/keys';

/** The subscriber that a link of a mail belongs to; null for a link that is unknown, damaged or no longer valid. */
export async function findByLink(token: string, purpose: LinkPurpose) {
  const id = subscriberIdIn(token);
  const subscriber = id ? await db().subscriber.findUnique({ where: { id } }) : null;
  if (!subscriber || !isLinkToken(token, purpose, subscriber.id, subscriber.tokenVersion)) return null;
  return subscriber;
}
