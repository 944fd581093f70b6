import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { type ImportRow, readImport } from '@/lib/subscribers/csv-rows';
import type { ImportCounts, RefusedLine } from '@/lib/subscribers/operator/schema';
import { suppressionsOf } from '@/lib/subscribers/operator/suppressions';
import { listTimeZones } from '@/lib/subscribers/zone-queries';

const atOnce = 5_000;

export type Sorted = { rows: ImportRow[]; refused: RefusedLine[]; counts: ImportCounts };

/** Reads an import and holds it against who is known: `rows` are the new ones. */
export async function sortRows(text: string): Promise<Sorted> {
  const { rows, refused, lines } = readImport(text, new Set(await listTimeZones()), env().SITE_TIME_ZONE);
  const known = await statusesOf(rows.map(({ emailKey }) => emailKey));
  const barred = await suppressionsOf(rows.map(({ emailKey }) => emailKey));
  const isNew = ({ emailKey }: ImportRow) => !known.has(emailKey) && !barred.has(emailKey);
  const counts = { rows: lines, new: 0, known: 0, unsubscribed: 0, suppressed: 0, refused: refused.length };
  for (const row of rows) {
    if (isNew(row)) counts.new += 1;
    else if (known.get(row.emailKey) === 'unsubscribed') counts.unsubscribed += 1;
    else if (barred.has(row.emailKey)) counts.suppressed += 1;
    else counts.known += 1;
  }
  return { rows: rows.filter(isNew), refused, counts };
}

async function statusesOf(keys: string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (let from = 0; from < keys.length; from += atOnce) {
    const rows = await db().$queryRaw<{ key: string; status: string }[]>`
      select email_key as key, status from subscribers where email_key = any(${keys.slice(from, from + atOnce)})`;
    for (const { key, status } of rows) found.set(key, status);
  }
  return found;
}
