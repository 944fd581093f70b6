import type { Sql } from '@/lib/bulk';
import {
  adds,
  type Hashed,
  keepKnown,
  mergePage,
  redates,
  replaces,
  type StoredPaper,
} from '@/lib/papers/merge';
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
  sql: Sql,
  records: PaperRecord[],
  standingOf: (record: PaperRecord) => Standing,
): Promise<Upserted> {
  const page = mergePage(records);
  const ids = page.map(({ record }) => record.id);
  const stored = await findStored(sql, ids);
  const judged = page.map((one) => judge(one, stored.get(one.record.id)));
  const rows = judged.flatMap(({ verdict, record, hash }) =>
    verdict === 'write' ? [{ ...toRow(record, hash), ...standingOf(record) }] : [],
  );
  const written = await writePapers(sql, rows);
  const weaker = judged.filter(({ verdict }) => verdict === 'add' || verdict === 'redate');
  await addKnowledge(
    sql,
    weaker.map(({ record }) => record),
  );
  await writeVersions(
    sql,
    judged.flatMap(({ verdict, record }) => (verdict === 'same' ? [] : [record])),
  );
  const added = judged.flatMap(({ verdict, record }) => (verdict === 'add' ? [record.id] : []));
  return count(page.length, written, added);
}

/** A redated paper states nothing new, so it does not count as changed. */
type Judged = Hashed & { verdict: 'write' | 'add' | 'redate' | 'same' };

function judge({ record, hash }: Hashed, stored: StoredPaper | undefined): Judged {
  if (!stored) return { verdict: 'write', record, hash };
  const weaker = redates(record, stored) ? 'redate' : 'same';
  if (stored.contentHash === hash) return { verdict: weaker, record, hash };
  if (replaces(record, stored)) return { verdict: 'write', record: keepKnown(record, stored), hash };
  return { verdict: adds(record, stored) ? 'add' : weaker, record, hash };
}

function count(total: number, written: { id: string; created: boolean }[], added: string[]): Upserted {
  const created = written.filter((row) => row.created).map((row) => row.id);
  const changed = [...written.filter((row) => !row.created).map((row) => row.id), ...added];
  return { created, changed, unchanged: total - created.length - changed.length };
}
