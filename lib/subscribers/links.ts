import { db } from '@/lib/db';
import { isLinkToken, type LinkPurpose, subscriberIdIn } from '@/lib/subscribers/keys';

/** The subscriber that a link of a mail belongs to; null for a link that is unknown, damaged or no longer valid. */
export async function findByLink(token: string, purpose: LinkPurpose) {
  const id = subscriberIdIn(token);
  const subscriber = id ? await db().subscriber.findUnique({ where: { id } }) : null;
  return subscriber && isValid(token, purpose, subscriber) ? subscriber : null;
}

/** A link that ends a subscription lasts, also in mails sent before the address changed; others end with their version. */
function isValid(
  token: string,
  purpose: LinkPurpose,
  { id, tokenVersion }: { id: string; tokenVersion: number },
): boolean {
  const oldest = purpose === 'unsubscribe' ? Math.max(1, tokenVersion - mostVersions) : tokenVersion;
  for (let version = tokenVersion; version >= oldest; version -= 1)
    if (isLinkToken(token, purpose, id, version)) return true;
  return false;
}

const mostVersions = 20;
