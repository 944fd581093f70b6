import { addDays, formatDay, toDay } from '@/lib/dates';
import { db, Prisma } from '@/lib/db';
import { wordsFor } from '@/lib/subscribers/delivery-words';
import type { PastDelivery } from '@/lib/subscribers/schema';

/** The last ten deliveries of a subscriber, newest first, in plain words. */
export async function listPastDeliveries(subscriberId: string, locale: string): Promise<PastDelivery[]> {
  const rows = await db().$queryRaw<PastRow[]>(pastDeliveries(subscriberId));
  return rows.map((row) => ({
    number: String(row.number),
    day: formatDay(toDay(row.localDate), shortDay, locale),
    edition: editionOf(row, locale),
    words: wordsFor(row),
  }));
}

/** Exported so that a test can look at its plan. Sorted after it is found, or the newest of everybody would be read. */
export function pastDeliveries(subscriberId: string): Prisma.Sql {
  return Prisma.sql`
    select * from (
      select d.number, d.local_date as "localDate", d.status, d.reason, d.bounced_at as "bouncedAt",
        d.complained_at as "complainedAt", d.kind, e.period_start as "periodStart"
      from deliveries d join editions e on e.id = d.edition_id where d.subscriber_id = ${subscriberId} offset 0) own
    order by number desc limit 10`;
}

type PastRow = {
  number: bigint;
  localDate: Date;
  periodStart: Date;
  kind: string;
  status: string;
  reason: string | null;
  bouncedAt: Date | null;
  complainedAt: Date | null;
};

const shortDay = { month: 'short', day: 'numeric' } as const;

function editionOf({ kind, periodStart }: PastRow, locale: string): string {
  const first = formatDay(toDay(periodStart), shortDay, locale);
  if (kind !== 'weekly') return first;
  return `${first} to ${formatDay(addDays(toDay(periodStart), 6), shortDay, locale)}`;
}
