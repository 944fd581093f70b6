import { z } from 'zod';
import { requireAdmin } from '@/lib/auth/admin';
import type { Viewer } from '@/lib/auth/schema';
import { toDay } from '@/lib/dates';
import { db } from '@/lib/db';
import { listPastDeliveries } from '@/lib/subscribers/delivery-queries';
import type { SubscriberView } from '@/lib/subscribers/operator/schema';
import { suppressionsOf } from '@/lib/subscribers/operator/suppressions';

const shownEvents = 20;

/** All that is known of one subscriber; null where there is none. Throws not_found for all but administrators. */
export async function findSubscriber(viewer: Viewer, id: string): Promise<SubscriberView | null> {
  requireAdmin(viewer);
  const found = z.uuid().safeParse(id).success ? await db().subscriber.findUnique({ where: { id } }) : null;
  if (!found) return null;
  const [suppressions, consents, deliveries, bounces] = await Promise.all([
    suppressionsOf([found.emailKey]),
    db().consent.findMany({ where: { subscriberId: id }, orderBy: { at: 'desc' }, take: shownEvents }),
    listPastDeliveries(id, 'en-US'),
    db().bounce.findMany({ where: { subscriberId: id }, orderBy: { at: 'desc' }, take: shownEvents }),
  ]);
  const suppression = suppressions.get(found.emailKey);
  const { email, emailKey, status, kind, origin } = found;
  return {
    ...{ id, email, emailKey, status, kind, origin },
    suppressed: suppression?.reason ?? null,
    suppressedAt: suppression?.at.toISOString() ?? null,
    createdAt: found.createdAt.toISOString(),
    confirmedAt: found.confirmedAt?.toISOString() ?? null,
    unsubscribedAt: found.unsubscribedAt?.toISOString() ?? null,
    preferences: preferencesOf(found),
    consents: consents.map(({ networkKey, at, ...consent }) => ({
      ...{ id: consent.id, act: consent.act, source: consent.source },
      ...{ operator: networkKey === 'operator', at: at.toISOString() },
    })),
    deliveries: deliveries.map((delivery) => ({ ...delivery, words: ofAnother(delivery.words) })),
    bounces: bounces.map(({ id: bounce, type, source, code, diagnostic, at }) => ({
      ...{ id: bounce, type, source, code, words: diagnostic ?? '', at: at.toISOString() },
    })),
  };
}

type Found = NonNullable<Awaited<ReturnType<ReturnType<typeof db>['subscriber']['findUnique']>>>;

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function preferencesOf(found: Found): { name: string; value: string }[] {
  const { kind, weekday, hour, timeZone, categories, keywords, papers, minVotes, pausedUntil } = found;
  const on = kind === 'weekly' ? `weekly, on ${weekdays[weekday - 1] ?? 'Monday'}` : 'daily';
  return [
    { name: 'Digest', value: `${on}, at ${String(hour).padStart(2, '0')}:00` },
    { name: 'Zone', value: timeZone.replaceAll('_', ' ') },
    { name: 'Categories', value: categories.join(', ') || 'all' },
    { name: 'Keywords', value: keywords.join(', ') || 'none' },
    { name: 'Papers', value: `${papers}, with at least ${minVotes} ${minVotes === 1 ? 'vote' : 'votes'}` },
    { name: 'Paused until', value: pausedUntil ? toDay(pausedUntil) : 'not paused' },
    { name: 'Dates', value: found.locale },
    { name: 'Form', value: found.textOnly ? 'plain text only' : 'HTML and text' },
  ];
}

/** The reader's own page says "you"; here the reader is somebody else. */
function ofAnother(words: string): string {
  return words
    .replace('you had', 'they had')
    .replace('your choice', 'their choice')
    .replace('your mail server', 'their mail server')
    .replace('your address', 'the address');
}
