import { masked } from '@/lib/addresses';
import { db } from '@/lib/db';
import { isLinkToken, linkToken, subscriberIdIn } from '@/lib/subscribers/keys';

export type PreferencesView = { address: string; kind: string; status: string; unsubscribePath: string };

/** What the page behind a preferences link shows; null where the link is unknown. */
export async function findPreferences(token: string): Promise<PreferencesView | null> {
  const id = subscriberIdIn(token);
  const found = id ? await db().subscriber.findUnique({ where: { id } }) : null;
  if (!found || !isLinkToken(token, 'preferences', found.id, found.tokenVersion)) return null;
  return {
    address: masked(found.email),
    kind: found.kind,
    status: found.status,
    unsubscribePath: `/unsubscribe/${linkToken('unsubscribe', found.id, found.tokenVersion)}`,
  };
}
