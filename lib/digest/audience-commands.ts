import { type Sql, writeInBulk } from '@/lib/bulk';
import { type Audience, lookOf } from '@/lib/digest/audience';
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

/**
 * Sees to it that whoever was looked at since `over`, the end of an edition's time, is looked at again: the edition was
 * frozen later than that.
 */
export async function lookAgain(kind: EditionKind, over: Date, now = new Date()): Promise<void> {
  for (let called = batch; called === batch; ) {
    const rows = await writeInBulk((sql) => sql(callingAgain(kind), [kind, over, now, batch]));
    called = rows.length;
  }
}

/** Their next hour strikes a day or a week after that look, and an hour more or less where clocks change. Exported for its plan. */
export function callingAgain(kind: EditionKind): string {
  const rhythm = `interval '${kind === 'weekly' ? 7 : 1} day'`;
  return `
  update subscribers set next_due_at = $3 where id in (
    select id from subscribers where status = 'confirmed' and kind = $1 and looked_at >= $2
      and next_due_at between $2::timestamptz + ${rhythm} - interval '1 hour' and $3::timestamptz + ${rhythm} + interval '1 hour'
    limit $4 for update skip locked)
  returning 1`;
}

async function look(sql: Sql, kind: EditionKind, at: Date, { subscriberId }: Audience) {
  // Every row of a batch is found by its key; a plan that reads whole tables would do so for every batch again.
  await sql(
    'set local enable_seqscan = off; set local enable_hashjoin = off; set local enable_mergejoin = off',
  );
  return sql<{ status: string; readers: number }>(lookOf(kind), [
    kind,
    at,
    latenessHours(kind),
    subscriberId ?? null,
    batch,
  ]);
}
