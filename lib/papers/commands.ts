import type { Sql } from '@/lib/bulk';
import {
  adds,
  type Hashed,
  hasBetterText,
  keepKnown,
  mergePage,
  redates,
  replaces,
  type StoredPaper,
} from '@/lib/papers/merge';
import { toRow } from '@/lib/papers/row';
import type { PaperRecord } from '@/lib/papers/schema';
import { addKnowledge, findStored, rewriteTexts, writePapers, writeVersions } from '@/lib/papers/write';

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
  const rowsOf = (wanted: Verdict) =>
    judged.flatMap(({ verdict, record, hash, textSource }) =>
      verdict === wanted ? [{ ...toRow(record, hash, textSource), ...standingOf(record) }] : [],
    );
  const written = await writePapers(sql, rowsOf('write'));
  const retold = await rewriteTexts(sql, rowsOf('retell'));
  const weaker = judged.filter(({ verdict }) => ['add', 'redate', 'retell'].includes(verdict));
  await addKnowledge(
    sql,
    weaker.map(({ record }) => record),
  );
  await writeVersions(
    sql,
    judged.flatMap(({ verdict, record }) => (verdict === 'known' ? [] : [record])),
  );
  const added = judged.flatMap(({ verdict, record }) => (verdict === 'add' ? [record.id] : []));
  return count(page.length, written, [...added, ...retold]);
}

/**
 * What an incoming record does to a paper. A `redate` states nothing new, so it does not count as changed; a `known` one
 * was here before to the letter; a `same` one may still name a version that the others left out.
 */
type Verdict = 'write' | 'retell' | 'add' | 'redate' | 'same' | 'known';

type Judged = Hashed & { verdict: Verdict };

function judge(one: Hashed, stored: StoredPaper | undefined): Judged {
  if (!stored) return { ...one, verdict: 'write' };
  const { record, hash } = one;
  const isRedated = redates(record, stored);
  if (stored.contentHash === hash) return { ...one, verdict: isRedated ? 'redate' : 'known' };
  if (replaces(record, stored)) return { ...one, verdict: 'write', record: keepKnown(record, stored) };
  if (hasBetterText(record, stored)) return { ...one, verdict: 'retell' };
  return { ...one, verdict: adds(record, stored) ? 'add' : isRedated ? 'redate' : 'same' };
}

function count(total: number, written: { id: string; created: boolean }[], added: string[]): Upserted {
  const created = written.filter((row) => row.created).map((row) => row.id);
  const changed = [...written.filter((row) => !row.created).map((row) => row.id), ...added];
  return { created, changed, unchanged: total - created.length - changed.length };
}
