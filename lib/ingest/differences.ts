import { db } from '@/lib/db';
import { contentHash } from '@/lib/papers/content-hash';
import { toRow } from '@/lib/papers/row';
import type { PaperRecord } from '@/lib/papers/schema';

/** How a paper in the catalogue differs from what arXiv states; `what` is for people. */
export type Difference = { id: string; what: string };

/** What is said of a paper that the catalogue does not have. */
export const missingHere = 'missing here';

const fields = {
  title: 'title',
  abstract: 'abstract',
  authors: 'authors',
  categories: 'categories',
  comment: 'comment',
  journal_ref: 'journal reference',
  report_no: 'report number',
  dois: 'DOI',
  licence: 'licence',
} as const;

/**
 * What is missing here, has another version, or states otherwise. Sources write accents and formulas in their own ways,
 * so what readers see is compared; what arXiv leaves out here is no difference.
 */
export async function findDifferences(records: PaperRecord[]): Promise<Difference[]> {
  const stored = await findStored(records.map(({ id }) => id));
  const byId = new Map(stored.map((paper) => [paper.id, paper]));
  return records.flatMap((record) => {
    const what = differenceOf(record, byId.get(record.id));
    return what ? [{ id: record.id, what }] : [];
  });
}

type Stored = Awaited<ReturnType<typeof findStored>>[number];

function findStored(ids: string[]) {
  return db().paper.findMany({
    where: { id: { in: ids }, demo: false },
    omit: { titleHtml: true, abstractHtml: true, rawTitle: true, rawAbstract: true },
  });
}

function differenceOf(record: PaperRecord, paper: Stored | undefined): string | null {
  if (!paper) return missingHere;
  if (record.version > paper.version) return `version ${paper.version} here, ${record.version} at arXiv`;
  const hash = contentHash(record);
  if (record.version < paper.version || paper.contentHash === hash) return null;
  const row = toRow(record, hash);
  const here: Record<keyof typeof fields, unknown> = {
    ...paper,
    journal_ref: paper.journalRef,
    report_no: paper.reportNo,
  };
  const names = Object.keys(fields) as (keyof typeof fields)[];
  const differing = names.filter((name) => states(row[name]) && !isSame(row[name], here[name]));
  return differing.length > 0 ? `other ${differing.map((name) => fields[name]).join(', ')}` : null;
}

function states(value: string | string[] | null): boolean {
  return value !== null && value.length > 0;
}

function isSame(first: unknown, second: unknown): boolean {
  return plain(first) === plain(second);
}

function plain(value: unknown): string {
  return JSON.stringify(value ?? null).replace(/(?:\s|\\n)+/g, ' ');
}
