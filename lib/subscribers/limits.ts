import { db, Prisma } from '@/lib/db';
import { log } from '@/lib/log';
import { suppressionHash } from '@/lib/subscribers/keys';

type Tx = Prisma.TransactionClient;

const limits = { inboxMonth: 3, networkHour: 20, domainHour: 100, everyoneHour: 600 };
/** What came back may have been repaired meanwhile; what a person said holds. */
const passing = ['hard_bounce', 'soft_bounces'];

/** Whether this network, this receiving domain or everybody has had the hour's share of mails that ask. */
export async function isTooBusy(networkKey: string, inboxKey: string): Promise<boolean> {
  const domain = inboxKey.slice(inboxKey.lastIndexOf('@') + 1);
  const [row] = await db().$queryRaw<Counted[]>(requestsOfTheHour(networkKey, domain));
  const { near, there, all } = row ?? { near: 0, there: 0, all: 0 };
  if (all >= limits.everyoneHour) log('error', 'subscription_ceiling_reached', { lastHour: all });
  return near >= limits.networkHour || there >= limits.domainHour || all >= limits.everyoneHour;
}

/**
 * Whether a mail that asks may go to this inbox: one a day and three in thirty days, whatever they ask; none to an
 * address that must not be written to, except that after thirty days one may ask whether it works again. Whoever asks
 * at the same time for the same inbox waits until this transaction ends.
 */
export async function mayAsk(tx: Tx, inboxKey: string): Promise<boolean> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${inboxKey}, 7))`;
  const [row] = await tx.$queryRaw<Asked[]>(askedOf(inboxKey));
  if (!row || row.today > 0 || row.month >= limits.inboxMonth) return false;
  const suppression = await tx.suppression.findUnique({ where: { addressHash: suppressionHash(inboxKey) } });
  if (!suppression) return true;
  return isPassing(suppression.reason) && isLongAgo(suppression.at) && row.month === 0;
}

/** Lets an address be written to again that only came back, or that its owner once disowned. */
export async function liftPassing(tx: Tx, subscriberId: string, inboxKey: string, more: string[] = []) {
  const addressHash = suppressionHash(inboxKey);
  const where = { addressHash, reason: { in: [...passing, ...more] } };
  const { count } = await tx.suppression.deleteMany({ where });
  if (count > 0) await tx.bounce.updateMany({ where: { subscriberId }, data: { points: 0 } });
}

export function isPassing(reason: string): boolean {
  return passing.includes(reason);
}

/** Exported, as the next, so that a test can look at its plan. */
export function requestsOfTheHour(networkKey: string, domain: string): Prisma.Sql {
  const recent = Prisma.sql`requested_at between now() - interval '1 hour' and now()`;
  return Prisma.sql`
    select (select count(*)::int from confirmations where network_key = ${networkKey} and ${recent}) as near,
      count(*) filter (where split_part(inbox_key, '@', -1) = ${domain})::int as there, count(*)::int as all
    from confirmations
    where outcome in ('waiting', 'claimed', 'sent', 'failed', 'confirmed') and ${recent}`;
}

export function askedOf(inboxKey: string): Prisma.Sql {
  return Prisma.sql`
    select count(*)::int as month, count(*) filter (where requested_at > now() - interval '1 day')::int as today
    from confirmations where inbox_key = ${inboxKey} and requested_at > now() - interval '30 days'`;
}

type Counted = { near: number; there: number; all: number };
type Asked = { month: number; today: number };

function isLongAgo(at: Date): boolean {
  return Date.now() - at.getTime() > 30 * 86_400_000;
}
