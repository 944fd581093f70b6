import { type Sql, writeInBulk } from '@/lib/bulk';
import { type Audience, dueOf, lookOf } from '@/lib/digest/audience';
import { latenessHours } from '@/lib/digest/lateness';
import type { EditionKind } from '@/lib/digest/schema';

export type Addressed = { addressed: number; skippedLate: number; cancelled: number };

const batch = 20_000;

/**
 * Looks at each confirmed subscriber whose hour has struck by `at`, and writes a delivery for every edition that has
 * become due since the last look: the newest is to be sent, older ones and those that come too late are skipped, what
 * falls into a pause is cancelled. Whoever never had one is due at once. Any number of calls write the same rows.
 */
export async function addressEdition(
  kind: EditionKind,
  { at = new Date(), ...audience }: Audience & { at?: Date } = {},
): Promise<Addressed> {
  const sum = { addressed: 0, skippedLate: 0, cancelled: 0 };
  for (let looked = batch; looked === batch; ) {
    const rows = await writeInBulk((sql) => look(sql, kind, at, audience));
    for (const { status, readers } of rows) {
      if (status === 'pending') sum.addressed += readers;
      if (status === 'skipped_late') sum.skippedLate += readers;
      if (status === 'cancelled') sum.cancelled += readers;
    }
    looked = rows.find(({ status }) => status === 'looked')?.readers ?? 0;
  }
  return sum;
}

/** Sees to it that everyone is looked at again, after an edition that was frozen later than its day's end. */
export async function lookAgain(kind: EditionKind): Promise<void> {
  for (let called = batch; called === batch; ) {
    const rows = await writeInBulk((sql) => sql(callingAgain, [kind, batch]));
    called = rows.length;
  }
}

/** Exported so that a test can look at its plan. */
export const callingAgain = `
  update subscribers set next_due_at = now() where id in (
    select id from subscribers where status = 'confirmed' and kind = $1 and next_due_at > now()
    limit $2 for update skip locked)
  returning 1`;

function look(sql: Sql, kind: EditionKind, at: Date, { subscriberId }: Audience) {
  return sql<{ status: string; readers: number }>(lookOf(kind), [
    kind,
    at,
    latenessHours(kind),
    subscriberId ?? null,
    batch,
  ]);
}

/** Who would be written to now, without writing anything: one row for each. */
export async function listDue(kind: EditionKind): Promise<{ email: string; periodStart: Date }[]> {
  return writeInBulk((sql) =>
    sql(
      `select s.email, e.period_start as "periodStart"
      from (${dueOf(kind)}) due join subscribers s on s.id = due.subscriber_id join editions e on e.id = due.edition_id
      where due.status = 'pending'`,
      [kind, new Date(), latenessHours(kind)],
    ),
  );
}
