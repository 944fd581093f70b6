import { db, Prisma } from '@/lib/db';
import { limit, type Mark, quietDays, scoreOf } from '@/lib/subscribers/bounce-score';
import { withoutAddresses } from '@/lib/subscribers/diagnostic';
import { suppressionHash } from '@/lib/subscribers/keys';

/** What came back: a dead address, a passing trouble, a reader's complaint, or a refusal of the sender. */
export type BounceType = 'hard' | 'soft' | 'complaint' | 'policy';

export type NewBounce = {
  subscriberId: string;
  deliveryNumber: bigint | null;
  editionId: string | null;
  type: BounceType;
  points: number;
  /** smtp, dsn, arf, or a provider's name. */
  source: string;
  code: string | null;
  diagnostic: string | null;
};

/** Where two have cause, the graver reason stays. */
const reasons = ['soft_bounces', 'hard_bounce', 'not_me', 'operator', 'complaint'];
const remembered = 200;

/** Sees to it that an address is never written to again. */
export async function suppress(emailKey: string, reason: string): Promise<void> {
  await putOnList(db(), emailKey, reason);
}

/** Lets an address be written to again; the points against it are forgotten. */
export async function liftSuppression(emailKey: string): Promise<void> {
  await db().$transaction([
    db().suppression.deleteMany({ where: { addressHash: suppressionHash(emailKey) } }),
    db().bounce.updateMany({ where: { subscriber: { emailKey } }, data: { points: 0 } }),
  ]);
}

/**
 * Writes down what came back of a delivery and says whether the address is suppressed for it. The same again changes
 * nothing; a policy refusal is the sender's trouble and never suppresses. See docs/bounces.md.
 */
export function recordBounce(bounce: NewBounce): Promise<{ suppressed: boolean }> {
  return db().$transaction((tx) => recordBounceWithin(tx, bounce));
}

/** The same as part of a transaction that has more to do. */
export async function recordBounceWithin(tx: Tx, bounce: NewBounce): Promise<{ suppressed: boolean }> {
  const subscriber = await lock(tx, bounce.subscriberId);
  const isNew = subscriber && (await write(tx, bounce, subscriber.email));
  const reason = isNew ? await reasonFor(tx, bounce) : null;
  if (subscriber && reason) await putOnList(tx, subscriber.emailKey, reason);
  return { suppressed: reason !== null };
}

type Tx = Prisma.TransactionClient;

/** Two bounces at once would each see a score without the other. */
async function lock(tx: Tx, id: string): Promise<{ email: string; emailKey: string } | null> {
  const [row] = await tx.$queryRaw<{ email: string; emailKey: string }[]>`
    select email, email_key as "emailKey" from subscribers where id = ${id} for no key update`;
  return row ?? null;
}

/** False for what is known. A delivery put off for a full mailbox and then refused weighs what the refusal weighs. */
async function write(tx: Tx, bounce: NewBounce, email: string): Promise<boolean> {
  const { subscriberId, deliveryNumber, editionId, type, points, source, code } = bounce;
  const diagnostic = bounce.diagnostic === null ? null : withoutAddresses(bounce.diagnostic, email);
  const said = { points, source, code, diagnostic };
  const data = [{ subscriberId, deliveryNumber, editionId, type, ...said }];
  const created = await tx.bounce.createMany({ data, skipDuplicates: true });
  if (created.count > 0 || deliveryNumber === null) return true;
  const where = { deliveryNumber, type, points: { lt: points } };
  return (await tx.bounce.updateMany({ where, data: said })).count > 0;
}

async function reasonFor(tx: Tx, bounce: NewBounce): Promise<string | null> {
  if (bounce.type === 'policy') return null;
  if (bounce.type === 'complaint') return 'complaint';
  if (await hasMovedSince(tx, bounce)) return null;
  if (bounce.type === 'hard') return 'hard_bounce';
  return (await standing(tx, bounce.subscriberId)) >= limit ? 'soft_bounces' : null;
}

/** What an old address sends back says nothing about the one its reader has moved to. */
async function hasMovedSince(tx: Tx, { subscriberId, deliveryNumber }: NewBounce): Promise<boolean> {
  if (deliveryNumber === null) return false;
  const moved = await tx.$queryRaw<unknown[]>(movesSince(subscriberId, deliveryNumber));
  return moved.length > 0;
}

async function standing(tx: Tx, subscriberId: string): Promise<number> {
  const marks = await tx.$queryRaw<Mark[]>(marksAgainst(subscriberId));
  const [arrived] = await tx.$queryRaw<{ at: Date | null }[]>(lastArrival(subscriberId));
  return scoreOf(marks, arrived?.at ?? null, new Date());
}

/** Exported, as the next two, so that a test can look at its plan. */
export function movesSince(subscriberId: string, deliveryNumber: bigint): Prisma.Sql {
  return Prisma.sql`
    select 1 from confirmations c where c.subscriber_id = ${subscriberId} and c.purpose = 'address'
      and c.confirmed_at > (select started_at from deliveries where number = ${deliveryNumber}) limit 1`;
}

export function marksAgainst(subscriberId: string): Prisma.Sql {
  return Prisma.sql`
    select edition_id as "editionId", points, at from bounces
    where subscriber_id = ${subscriberId} and type = 'soft' and points > 0 order by at desc limit ${remembered}`;
}

export function lastArrival(subscriberId: string): Prisma.Sql {
  return Prisma.sql`
    select max(finished_at) as at from deliveries
    where subscriber_id = ${subscriberId} and status = 'sent' and bounced_at is null
      and finished_at < now() - ${quietDays}::int * interval '1 day'`;
}

async function putOnList(client: Tx, emailKey: string, reason: string): Promise<void> {
  const addressHash = suppressionHash(emailKey);
  const lighter = reasons.slice(0, Math.max(0, reasons.indexOf(reason)));
  await client.suppression.createMany({ data: [{ addressHash, reason }], skipDuplicates: true });
  await client.suppression.updateMany({
    where: { addressHash, reason: { in: lighter } },
    data: { reason, at: new Date() },
  });
}
