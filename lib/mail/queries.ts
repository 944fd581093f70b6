import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { rateOf } from '@/lib/mail/gate-rate';

export type GateView = {
  /** "*" is the mail server, another name a receiving domain. */
  name: string;
  closedUntil: string | null;
  closedBecause: string | null;
  /** Mails a minute that it is slowed to now; null where it is not. */
  perMinute: number | null;
  /** The last outcomes since a refusal, newest last: "." taken, "x" refused. */
  recent: string;
};

const listed = 100;

/** The gates that are closed or slowed, the mail server's first. */
export async function listGates(): Promise<GateView[]> {
  const rows = await db().mailGate.findMany({
    where: { OR: [{ closedUntil: { not: null } }, { perMinute: { not: null } }] },
    orderBy: { name: 'asc' },
    take: listed,
  });
  const [limit, now] = [env().MAIL_PER_DOMAIN_MINUTE ?? null, new Date()];
  return rows
    .map((row) => ({ ...row, perMinute: row.perMinute === null ? null : rateOf(row, limit, now) }))
    .filter(({ closedUntil, perMinute }) => closedUntil !== null || perMinute !== null)
    .map(({ name, closedUntil, closedBecause, perMinute, recent }) => ({
      ...{ name, closedBecause, perMinute, recent },
      closedUntil: closedUntil?.toISOString() ?? null,
    }));
}
