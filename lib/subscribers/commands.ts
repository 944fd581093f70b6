import { deliverable, inboxKey } from '@/lib/addresses';
import { db, Prisma } from '@/lib/db';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { log } from '@/lib/log';
import {
  hashOf,
  isLinkToken,
  type LinkPurpose,
  networkHash,
  subscriberIdIn,
  suppressionHash,
} from '@/lib/subscribers/keys';
import { type Kind, preferences, subscriptionRequest } from '@/lib/subscribers/schema';

const wording = 'digest-2026-1';
const day = 86_400_000;
const zoneShape = /^[A-Za-z_-]+(?:\/[A-Za-z0-9_+-]+)+$/;
const limits = { perAddressMonth: 3, perNetworkHour: 20, everyoneHour: 600 };

/**
 * Takes a request to subscribe and queues its confirmation mail. It says the same to everybody: whether the address is
 * known, new, or must not be written to only shows in its inbox. `network` is what the limits count by; only its hash is
 * kept. Throws AppError 'invalid' for a malformed request.
 */
export async function requestSubscription(input: unknown, network: string): Promise<{ status: string }> {
  const parsed = subscriptionRequest.safeParse(input);
  if (!parsed.success) throw new AppError('invalid', parsed.error.issues[0]?.message);
  const { email, kind, website } = parsed.data;
  const timeZone = await knownZone(parsed.data.timeZone);
  const networkKey = networkHash(network);
  if (!website && !(await isTooBusy(networkKey)))
    await db().$transaction((tx) => queue(tx, { email: deliverable(email), kind, timeZone, networkKey }));
  return { status: 'check_your_inbox' };
}

/**
 * Confirms the subscription behind the link of a confirmation mail; a second time changes nothing.
 * Throws AppError 'link_spent' for a link that is unknown or older than seven days.
 */
export async function confirmSubscription(
  token: string,
  network: string,
): Promise<{ subscriberId: string; kind: Kind }> {
  const found = await db().confirmation.findUnique({ where: { tokenHash: hashOf(token) } });
  if (!found?.claimedAt || Date.now() - found.claimedAt.getTime() > 7 * day) throw new AppError('link_spent');
  const { subscriberId, kind, timeZone } = found;
  const networkKey = networkHash(network);
  await db().$transaction(async (tx) => {
    const first = await tx.confirmation.updateMany({
      where: { id: found.id, confirmedAt: null },
      data: { confirmedAt: new Date(), outcome: 'confirmed' },
    });
    if (first.count === 0) return;
    await tx.subscriber.update({
      where: { id: subscriberId },
      data: {
        status: 'confirmed',
        confirmedAt: new Date(),
        nextDueAt: new Date(),
        lookedAt: new Date(),
        unsubscribedAt: null,
        kind,
        timeZone,
      },
    });
    await tx.consent.create({ data: { subscriberId, act: 'confirmed', wording, networkKey } });
  });
  return { subscriberId, kind: kind === 'weekly' ? 'weekly' : 'daily' };
}

/** Ends the subscription behind the link of a digest. Says nothing about a link that is unknown or spent. */
export async function unsubscribe(token: string, network: string): Promise<void> {
  const subscriber = await findByLink(token, 'unsubscribe');
  if (!subscriber) return;
  const networkKey = networkHash(network);
  await db().$transaction(async (tx) => {
    const ended = await tx.subscriber.updateMany({
      where: { id: subscriber.id, status: { not: 'unsubscribed' } },
      data: { status: 'unsubscribed', unsubscribedAt: new Date() },
    });
    if (ended.count === 0) return;
    await tx.consent.create({
      data: { subscriberId: subscriber.id, act: 'withdrawn', wording, networkKey },
    });
  });
}

/** Changes how often the digest comes. Throws AppError 'link_spent' for an unknown link, 'invalid' for the rest. */
export async function changePreferences(token: string, input: unknown): Promise<{ kind: Kind }> {
  const parsed = preferences.safeParse(input);
  if (!parsed.success) throw new AppError('invalid', parsed.error.issues[0]?.message);
  const subscriber = await findByLink(token, 'preferences');
  if (!subscriber) throw new AppError('link_spent');
  await db().subscriber.update({ where: { id: subscriber.id }, data: parsed.data });
  return parsed.data;
}

/** Sees to it that an address is never written to again. */
export async function suppress(emailKey: string, reason: string): Promise<void> {
  const addressHash = suppressionHash(emailKey);
  await db().suppression.createMany({ data: [{ addressHash, reason }], skipDuplicates: true });
}

type Request = { email: string; kind: Kind; timeZone: string; networkKey: string };

async function queue(tx: Prisma.TransactionClient, request: Request): Promise<void> {
  const { email, kind, timeZone, networkKey } = request;
  const emailKey = inboxKey(email);
  const addressHash = suppressionHash(emailKey);
  if (await tx.suppression.findUnique({ where: { addressHash } })) return;
  // Two at once: an upsert of the client would fail on the second, a skipped insert does not.
  await tx.subscriber.createMany({ data: [{ email, emailKey, kind, timeZone }], skipDuplicates: true });
  const { id } = await tx.subscriber.findUniqueOrThrow({ where: { emailKey }, select: { id: true } });
  await tx.$queryRaw`select 1 from subscribers where id = ${id} for update`;
  if (await hasAskedEnough(tx, id)) return;
  await tx.subscriber.updateMany({ where: { id, status: { not: 'confirmed' } }, data: { email } });
  await tx.confirmation.create({
    data: { subscriberId: id, inboxKey: emailKey, kind, timeZone, networkKey },
  });
  await tx.consent.create({ data: { subscriberId: id, act: 'requested', wording, networkKey } });
}

async function hasAskedEnough(tx: Prisma.TransactionClient, subscriberId: string): Promise<boolean> {
  const asked = await tx.confirmation.findMany({
    where: { subscriberId, requestedAt: { gt: new Date(Date.now() - 30 * day) } },
    orderBy: { requestedAt: 'desc' },
    take: limits.perAddressMonth,
    select: { requestedAt: true },
  });
  const last = asked[0]?.requestedAt.getTime() ?? 0;
  return asked.length >= limits.perAddressMonth || Date.now() - last < day;
}

async function isTooBusy(networkKey: string): Promise<boolean> {
  const [counted] = await db().$queryRaw<{ near: number; all: number }[]>(requestsOfTheHour(networkKey));
  const { near, all } = counted ?? { near: 0, all: 0 };
  if (all >= limits.everyoneHour) log('error', 'subscription_ceiling_reached', { lastHour: all });
  return near >= limits.perNetworkHour || all >= limits.everyoneHour;
}

/** Exported so that a test can look at its plan. */
export function requestsOfTheHour(networkKey: string): Prisma.Sql {
  const recent = Prisma.sql`requested_at > now() - interval '1 hour'`;
  return Prisma.sql`
    select (select count(*)::int from confirmations where network_key = ${networkKey} and ${recent}) as near,
      (select count(*)::int from confirmations
        where outcome in ('waiting', 'claimed', 'sent', 'failed', 'confirmed') and ${recent}) as all`;
}

/** The zone if the database knows it too, since it is the database that computes when a digest is due. */
async function knownZone(name: string | undefined): Promise<string> {
  if (!name || !zoneShape.test(name) || name.startsWith('Etc/')) return env().SITE_TIME_ZONE;
  const known = await db().$queryRaw<unknown[]>`select 1 from pg_timezone_names where name = ${name}`;
  return known.length > 0 ? name : env().SITE_TIME_ZONE;
}

async function findByLink(token: string, purpose: LinkPurpose) {
  const id = subscriberIdIn(token);
  const subscriber = id ? await db().subscriber.findUnique({ where: { id } }) : null;
  if (!subscriber || !isLinkToken(token, purpose, subscriber.id, subscriber.tokenVersion)) return null;
  return subscriber;
}
