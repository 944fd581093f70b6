import { masked } from '@/lib/addresses';
import type { Viewer } from '@/lib/auth/schema';
import { toDay } from '@/lib/dates';
import { db } from '@/lib/db';
import { listPastDeliveries } from '@/lib/subscribers/delivery-queries';
import { linkToken, suppressionHash } from '@/lib/subscribers/keys';
import { findByLink } from '@/lib/subscribers/links';
import { findOwnSubscriber, findProvenAddress } from '@/lib/subscribers/own-queries';
import { paperCounts } from '@/lib/subscribers/preferences/schema';
import { findQuestion } from '@/lib/subscribers/questions';
import { findNextDue } from '@/lib/subscribers/schedule-queries';
import type { PreferencesView, Typed } from '@/lib/subscribers/schema';

const undoMs = 30 * 86_400_000;

/** What the page behind a preferences link shows; null where the link is unknown. */
export async function findPreferences(token: string): Promise<PreferencesView | null> {
  const found = await findByLink(token, 'preferences');
  return found ? { ...(await viewOf(found)), address: masked(found.email) } : null;
}

export type OwnDigest = { address: string | null; view: PreferencesView | null };

/** The digest of whoever is signed in: the proven address, and its subscription if there is one. */
export async function getOwnDigest(viewer: Viewer): Promise<OwnDigest> {
  const [address, found] = await Promise.all([findProvenAddress(viewer), findOwnSubscriber(viewer)]);
  return { address, view: found && found.status !== 'pending' ? await viewOf(found) : null };
}

/** What the page behind an unsubscribe link shows. */
export async function findLeaving(token: string): Promise<{ state: 'going' | 'ended' | 'gone' } | null> {
  const found = await findByLink(token, 'unsubscribe');
  if (!found) return null;
  if (found.status !== 'unsubscribed') return { state: 'going' };
  const at = found.unsubscribedAt?.getTime() ?? 0;
  return { state: Date.now() - at < undoMs ? 'ended' : 'gone' };
}

/** What a confirmation link asks; null where it is unknown or too old. */
export async function findAsked(token: string): Promise<'subscribe' | 'address' | null> {
  const question = await findQuestion(token);
  return question && question.purpose !== 'own_data' ? question.purpose : null;
}

type Found = NonNullable<Awaited<ReturnType<typeof findByLink>>>;

async function viewOf(found: Found): Promise<PreferencesView> {
  const addressHash = suppressionHash(found.emailKey);
  const isOn = found.status === 'confirmed';
  const [next, suppression, deliveries] = await Promise.all([
    isOn ? findNextDue(found) : null,
    db().suppression.findUnique({ where: { addressHash } }),
    listPastDeliveries(found.id, english(found.locale)),
  ]);
  return {
    address: found.email,
    status: found.status,
    typed: typedOf(found),
    next: suppression ? null : next,
    blocked: suppression !== null,
    deliveries,
    unsubscribePath: `/unsubscribe/${linkToken('unsubscribe', found.id, found.tokenVersion)}`,
  };
}

/** A subscriber's choice as the fields of the form hold it. A pause that is over is none. */
function typedOf(found: Found): Typed {
  const { pausedUntil } = found;
  const isPaused = pausedUntil !== null && pausedUntil.getTime() > Date.now() - 86_400_000;
  return {
    kind: found.kind,
    weekday: String(found.weekday),
    hour: String(found.hour),
    timeZone: found.timeZone,
    categories: found.categories.join(', '),
    keywords: found.keywords.join(', '),
    papers: String(paperCounts.find((count) => count >= found.papers) ?? 20),
    minVotes: String(found.minVotes),
    pausedUntil: isPaused ? toDay(pausedUntil) : '',
    locale: found.locale,
    textOnly: found.textOnly ? 'on' : '',
  };
}

function english(locale: string): string {
  return locale.startsWith('en') ? locale : 'en-US';
}
