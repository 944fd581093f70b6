import { masked } from '@/lib/addresses';
import { db, Prisma } from '@/lib/db';
import type { DeliveryShown, DeliveryState } from '@/lib/digest/operator/schema';

const pageSize = 50;
const batch = 1_000;

type Row = Omit<DeliveryShown, 'number' | 'address' | 'dueAt' | 'notBefore' | 'finishedAt'> & {
  number: bigint;
  email: string | null;
  dueAt: Date;
  notBefore: Date;
  finishedAt: Date | null;
};
type Which = { editionId: string; state: DeliveryState | null };

/** A page of an edition's deliveries by number; `after` is the last number of the page before. */
export async function listDeliveries(
  which: Which,
  after: string | null,
): Promise<{ deliveries: DeliveryShown[]; next: string | null }> {
  const rows = await db().$queryRaw<Row[]>(selectDeliveries(which, after, pageSize + 1));
  const deliveries = rows.slice(0, pageSize).map(toShown);
  return { deliveries, next: rows.length > pageSize ? (deliveries.at(-1)?.number ?? null) : null };
}

/** All of them in the same order, a thousand at a time. */
export async function* streamDeliveries(which: Which): AsyncGenerator<DeliveryShown[]> {
  let after: string | null = null;
  do {
    const rows: Row[] = await db().$queryRaw<Row[]>(selectDeliveries(which, after, batch));
    if (rows.length > 0) yield rows.map(toShown);
    after = rows.length === batch ? String(rows.at(-1)?.number) : null;
  } while (after);
}

export function selectDeliveries(
  { editionId, state }: Which,
  after: string | null,
  limit: number,
): Prisma.Sql {
  return Prisma.sql`
    select d.number, s.email, d.status, d.reason, d.attempt, d.due_at as "dueAt", d.not_before as "notBefore",
      d.finished_at as "finishedAt", d.smtp_code as "smtpCode", d.enhanced_code as "enhancedCode", d.response,
      d.bounced_at is not null as bounced, d.complained_at is not null as complained,
      d.status = 'unknown' and e.aborted_at is null
        and coalesce(s.status = 'confirmed' and s.kind = d.kind, false) as resendable
    from deliveries d join editions e on e.id = d.edition_id left join subscribers s on s.id = d.subscriber_id
    where d.edition_id = ${editionId} ${state ? Prisma.sql`and d.status = ${state}` : Prisma.empty}
      and d.number > ${BigInt(after ?? 0)}
    order by d.number limit ${limit}`;
}

/** Mail servers repeat the address in their answers. */
const anAddress = /[^\s<>()"',;:]+@[^\s<>()"',;:]+/g;

function toShown({ email, number, dueAt, notBefore, finishedAt, response, ...row }: Row): DeliveryShown {
  return {
    ...row,
    number: String(number),
    address: email && masked(email),
    response: response?.replace(anAddress, masked) ?? null,
    dueAt: dueAt.toISOString(),
    notBefore: notBefore.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}
