import type { Prisma } from '@/lib/db';
import { adds, type Hashed, keepKnown, mergePage, replaces, type StoredPaper } from '@/lib/papers/merge';
import { toRow } from '@/lib/papers/row';
import type { PaperRecord } from '@/lib/papers/schema';
import { addKnowledge, findStored, writePapers, writeVersions } from '@/lib/papers/write';

/** Where a paper starts in the lists. */
export type Standing = { hot: number; tie: string };

export type Upserted = { created: string[]; changed: string[]; unchanged: number };

/**
 * Brings a page of records into the catalogue: one statement each to read, to write papers and to write versions.
 * A newer version wins, an older date is never lost, votes and entries are not touched. Safe to repeat.
 */
export async function upsertPapers(
  tx: Prisma.TransactionClient,
  records: PaperRecord[],
  standingOf: (record: PaperRecord) => Standing,
): Promise<Upserted> {
  const page = mergePage(records);
  const stored = await findStored(
    tx,
    page.map(({ record }) => record.id),
  );
  const sorted = page.map((one) => judge(one, stored.get(one.record.id)));
  const rows = sorted.flatMap(({ verdict, record, hash }) =>
    verdict === 'write' ? [{ ...toRow(record, hash), ...standingOf(record) }] : [],
  );
  const written = await writePapers(tx, rows);
  const added = await addKnowledge(
    tx,
    sorted.flatMap(({ verdict, record }) => (verdict === 'add' ? [record] : [])),
  );
  const touched = sorted.flatMap(({ verdict, record }) => (verdict === 'same' ? [] : [record]));
  await writeVersions(tx, touched);
  return count(page.length, written, added);
}

type Judged = Hashed & { verdict: 'write' | 'add' | 'same' };

function judge({ record, hash }: Hashed, stored: StoredPaper | undefined): Judged {
  if (!stored) return { verdict: 'write', record, hash };
  if (stored.contentHash === hash) return { verdict: 'same', record, hash };
  if (replaces(record, stored)) return { verdict: 'write', record: keepKnown(record, stored), hash };
  return { verdict: adds(record, stored) ? 'add' : 'same', record, hash };
}

function count(total: number, written: { id: string; created: boolean }[], added: string[]): Upserted {
  const created = written.filter((row) => row.created).map((row) => row.id);
  const changed = [...written.filter((row) => !row.created).map((row) => row.id), ...added];
  return { created, changed, unchanged: total - created.length - changed.length };
}
