import type { Clues, EditionName } from '@/lib/bounces/schema';
import { db, Prisma } from '@/lib/db';
import { isLinkToken, subscriberIdIn } from '@/lib/subscribers/keys';
import { deliveryNumberIn } from '@/lib/subscribers/return-path';

/** The delivery that a report is about; `subscriberId` is null once its reader is erased. */
export type Found = { number: bigint; subscriberId: string | null; editionId: string };

/**
 * The delivery that these clues prove: by a return path of ours, else by an unsubscribe token together with the edition.
 * Null where they prove none; an address alone proves nothing, since mail is forwarded.
 */
export async function findDelivery({ addresses, tokens, edition }: Clues): Promise<Found | null> {
  for (const number of new Set(addresses.map(deliveryNumberIn)))
    if (number !== null) return firstOf(byNumber(number));
  for (const token of edition ? tokens : []) {
    const subscriberId = await ownerOf(token);
    if (subscriberId && edition) return firstOf(byReader(subscriberId, edition));
  }
  return null;
}

/** Exported, as the next, so that a test can look at its plan. */
export function byNumber(number: bigint): Prisma.Sql {
  return Prisma.sql`
    select number, subscriber_id as "subscriberId", edition_id as "editionId" from deliveries where number = ${number}`;
}

export function byReader(subscriberId: string, { kind, periodStart }: EditionName): Prisma.Sql {
  return Prisma.sql`
    select d.number, d.subscriber_id as "subscriberId", d.edition_id as "editionId"
    from editions e join deliveries d on d.edition_id = e.id and d.subscriber_id = ${subscriberId}
    where e.kind = ${kind} and e.period_start = ${periodStart}::date`;
}

/** How many reports of the last day are kept whole. Exported so that a test can look at its plan. */
export const keptToday: Prisma.Sql = Prisma.sql`
  select count(*)::int as kept from mail_reports where raw is not null and at > now() - interval '1 day'`;

async function firstOf(statement: Prisma.Sql): Promise<Found | null> {
  const [row] = await db().$queryRaw<Found[]>(statement);
  return row ?? null;
}

async function ownerOf(token: string): Promise<string | null> {
  const id = subscriberIdIn(token);
  const where = { id: id ?? '' };
  const subscriber = await db().subscriber.findUnique({ where, select: { tokenVersion: true } });
  return id && subscriber && isLinkToken(token, 'unsubscribe', id, subscriber.tokenVersion) ? id : null;
}
