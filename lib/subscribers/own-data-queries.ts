import { masked } from '@/lib/addresses';
import type { Viewer } from '@/lib/auth/schema';
import { toDay } from '@/lib/dates';
import { db } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { suppressionHash } from '@/lib/subscribers/keys';
import { findOwnSubscriber } from '@/lib/subscribers/own-queries';
import { findQuestion } from '@/lib/subscribers/questions';

/** Whose data a mailed link opens; null where it is unknown, used for erasing, or older than an hour. */
export async function findOpenData(token: string): Promise<{ address: string } | null> {
  const subscriberId = await findOwner(token);
  const found = subscriberId ? await db().subscriber.findUnique({ where: { id: subscriberId } }) : null;
  return found ? { address: masked(found.email) } : null;
}

/** Everything that is kept about the subscriber behind a mailed link. Throws AppError 'link_spent'. */
export async function getDataByLink(token: string): Promise<object> {
  const subscriberId = await findOwner(token);
  if (!subscriberId) throw new AppError('link_spent');
  return getData(subscriberId);
}

/** The same for whoever is signed in with the address. Throws AppError 'not_found' where it is not subscribed. */
export async function getOwnData(viewer: Viewer): Promise<object> {
  const subscriber = await findOwnSubscriber(viewer);
  if (!subscriber) throw new AppError('not_found');
  return getData(subscriber.id);
}

async function findOwner(token: string): Promise<string | null> {
  const question = await findQuestion(token);
  return question?.purpose === 'own_data' && !question.confirmedAt ? question.subscriberId : null;
}

async function getData(id: string): Promise<object> {
  const found = await db().subscriber.findUniqueOrThrow({ where: { id }, include: kept });
  const addressHash = suppressionHash(found.emailKey);
  const suppression = await db().suppression.findUnique({ where: { addressHash } });
  const { consents, confirmations, bounces, deliveries, ...row } = found;
  return {
    profile: {
      ...{ email: row.email, status: row.status, origin: row.origin },
      ...{ createdAt: row.createdAt, confirmedAt: row.confirmedAt, unsubscribedAt: row.unsubscribedAt },
    },
    preferences: preferencesOf(row),
    consents: consents.map(({ act, wording, source, at }) => ({ act, wording, source, at })),
    requests: confirmations,
    deliveries: deliveries.map(({ number, localDate, edition, ...rest }) => ({
      ...{ number: Number(number), edition: `${edition.kind} ${toDay(edition.periodStart)}` },
      ...{ localDate: toDay(localDate), ...rest },
    })),
    bounces,
    suppression: suppression ? { reason: suppression.reason, at: suppression.at } : null,
  };
}

const kept = {
  consents: { orderBy: { at: 'asc' } },
  confirmations: {
    orderBy: { requestedAt: 'asc' },
    select: { purpose: true, email: true, requestedAt: true, sentAt: true, outcome: true, confirmedAt: true },
  },
  bounces: {
    orderBy: { at: 'asc' },
    select: { type: true, points: true, source: true, code: true, diagnostic: true, at: true },
  },
  deliveries: {
    orderBy: { number: 'asc' },
    select: {
      ...{ number: true, localDate: true, status: true, reason: true, dueAt: true, startedAt: true },
      ...{ finishedAt: true, messageId: true, response: true, bouncedAt: true, complainedAt: true },
      edition: { select: { kind: true, periodStart: true } },
    },
  },
} as const;

type Chosen = {
  kind: string;
  weekday: number;
  hour: number;
  timeZone: string;
  categories: string[];
  keywords: string[];
  papers: number;
  minVotes: number;
  pausedUntil: Date | null;
  locale: string;
  textOnly: boolean;
};

function preferencesOf(row: Chosen) {
  const { kind, weekday, hour, timeZone, categories, keywords, papers, minVotes, locale, textOnly } = row;
  const pausedUntil = row.pausedUntil ? toDay(row.pausedUntil) : null;
  const when = { kind, weekday, hour, timeZone, pausedUntil };
  return { ...when, categories, keywords, papers, minVotes, locale, textOnly };
}
