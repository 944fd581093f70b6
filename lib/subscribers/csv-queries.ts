import { z } from 'zod';
import { requireAdmin } from '@/lib/auth/admin';
import type { Viewer } from '@/lib/auth/schema';
import { db } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { writeCsvRow } from '@/lib/subscribers/csv';
import { importScope, job } from '@/lib/subscribers/operator/import-run';
import { exported } from '@/lib/subscribers/operator/list-statements';
import {
  type ImportView,
  type RefusedLine,
  type TypedImport,
  typedInput,
} from '@/lib/subscribers/operator/schema';
import { unseal } from '@/lib/subscribers/operator/seal';
import { suppressionsOf } from '@/lib/subscribers/operator/suppressions';

const atOnce = 1_000;
const firstShown = 10;
const byteOrderMark = '\ufeff';

/** The columns of the export, in this order. Those of an import have the same names. */
export const exportColumns = [
  ...['email', 'status', 'suppressed', 'kind', 'weekday', 'hour', 'time_zone', 'categories', 'keywords'],
  ...['papers', 'min_votes', 'paused_until', 'locale', 'text_only', 'origin', 'created_at', 'confirmed_at'],
  'unsubscribed_at',
] as const;

/**
 * All subscribers as CSV, a thousand at a time, so that however many there are only so many are held at once. Throws
 * not_found for all but administrators, before the first line.
 */
export function exportSubscribers(viewer: Viewer): AsyncGenerator<string> {
  requireAdmin(viewer);
  return writeAll();
}

/** What an import would do, or has done. Throws not_found for all but administrators, and for no such import. */
export async function getImport(viewer: Viewer, id: string): Promise<ImportView> {
  requireAdmin(viewer);
  const run = z.uuid().safeParse(id).success ? await db().run.findUnique({ where: { id, job } }) : null;
  const scope = run && importScope(run.scope);
  if (!scope) throw new AppError('not_found');
  const { rows, ...shown } = scope;
  const first = rows.slice(0, firstShown).map(({ line, email, kind, timeZone, hour }) => ({
    ...{ line, email, kind, timeZone, hour },
  }));
  return { id, first, ...shown };
}

/** What `keepTyped` kept; an untouched form where nothing was. */
export function readTyped(sealed: string | null): TypedImport {
  const typed = typedInput.safeParse(sealed ? unseal(sealed) : null);
  return typed.data ?? { choice: 'keep', source: '', pasted: '' };
}

/** The lines of an import that were refused, as CSV: number, reason, and the line as it was. */
export async function exportRefused(viewer: Viewer, id: string): Promise<AsyncGenerator<string>> {
  const { refused } = await getImport(viewer, id);
  return writeRefused(refused);
}

async function* writeRefused(refused: RefusedLine[]): AsyncGenerator<string> {
  yield byteOrderMark + writeCsvRow(['line', 'reason', 'as_given']);
  for (const { line, reason, cells } of refused) yield writeCsvRow([String(line), reason, ...cells]);
}

async function* writeAll(): AsyncGenerator<string> {
  yield byteOrderMark + writeCsvRow(exportColumns);
  for (let after = ''; ; ) {
    const rows = await db().$queryRaw<Exported[]>(exported(after, atOnce));
    const suppressed = await suppressionsOf(rows.map(({ emailKey }) => emailKey));
    yield rows.map((row) => writeCsvRow(cellsOf(row, suppressed.get(row.emailKey)?.reason ?? ''))).join('');
    const last = rows.at(-1);
    if (!last || rows.length < atOnce) return;
    after = last.id;
  }
}

type Exported = {
  id: string;
  email: string;
  emailKey: string;
  status: string;
  kind: string;
  weekday: number;
  hour: number;
  timeZone: string;
  categories: string[];
  keywords: string[];
  papers: number;
  minVotes: number;
  pausedUntil: string | null;
  locale: string;
  textOnly: boolean;
  origin: string;
  createdAt: Date;
  confirmedAt: Date | null;
  unsubscribedAt: Date | null;
};

function cellsOf(row: Exported, suppressed: string): string[] {
  const { email, status, kind, weekday, hour, timeZone, categories, keywords, papers, minVotes } = row;
  return [
    ...[email, status, suppressed, kind, String(weekday), String(hour), timeZone],
    ...[categories.join(' '), keywords.join(', '), String(papers), String(minVotes)],
    ...[row.pausedUntil ?? '', row.locale, row.textOnly ? 'yes' : 'no', row.origin],
    ...[row.createdAt, row.confirmedAt, row.unsubscribedAt].map((at) => at?.toISOString() ?? ''),
  ];
}
