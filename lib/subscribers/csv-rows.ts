import { z } from 'zod';
import { deliverable, inboxKey } from '@/lib/addresses';
import { readCsv, unguarded } from '@/lib/subscribers/csv';
import { mostRows, type RefusedLine } from '@/lib/subscribers/operator/schema';
import { newAddress } from '@/lib/subscribers/schema';

/** One person as a line of an import names them. */
export type ImportRow = {
  line: number;
  cells: string[];
  email: string;
  emailKey: string;
  kind: 'daily' | 'weekly';
  timeZone: string;
  hour: number;
  confirmedAt: string | null;
  source: string | null;
};

/** Other sites call subscribed also whom nobody asked; no status says nothing against it. */
const agreed = new Set(['', 'confirmed']);

export type ImportRows = { rows: ImportRow[]; refused: RefusedLine[]; lines: number };

/**
 * Reads the lines of an import. The first line names the columns; only `email` must be there. What cannot be taken
 * comes back with its line number and why, and stops nothing else.
 */
export function readImport(text: string, zones: ReadonlySet<string>, siteZone: string): ImportRows {
  const [head, ...lines] = withHead([...readCsv(text)]);
  const names = (head?.cells ?? []).map((name) => unguarded(name).trim().toLowerCase().replaceAll(' ', '_'));
  const result: ImportRows = { rows: [], refused: [], lines: lines.length };
  const seen = new Map<string, number>();
  for (const { line, cells, broken } of lines) {
    const refuse = (reason: string) => result.refused.push({ line, cells, reason });
    if (broken) refuse('A quotation mark is not closed.');
    else if (result.rows.length >= mostRows) refuse(`More than ${mostRows.toLocaleString('en-US')} rows.`);
    else {
      const row = readRow(line, cells, names, zones, siteZone);
      const first = 'reason' in row ? undefined : seen.get(row.emailKey);
      if ('reason' in row) refuse(row.reason);
      else if (first !== undefined) refuse(`The same inbox as line ${first}.`);
      else {
        seen.set(row.emailKey, line);
        result.rows.push(row);
      }
    }
  }
  return result;
}

type Line = { line: number; cells: string[]; broken: boolean };

/** A bare list of addresses has no head: its only column is the email. */
function withHead(lines: Line[]): Line[] {
  const first = lines[0];
  if (!first?.cells[0]?.includes('@')) return lines;
  return [{ line: 0, cells: ['email'], broken: false }, ...lines];
}

function readRow(
  line: number,
  cells: string[],
  names: string[],
  zones: ReadonlySet<string>,
  siteZone: string,
): ImportRow | { reason: string } {
  const cell = (name: string) => unguarded(cells[names.indexOf(name)] ?? '').trim();
  const address = newAddress.safeParse({ email: cell('email') });
  if (!names.includes('email')) return { reason: 'The first line names no column "email".' };
  if (!address.success)
    return { reason: address.error.issues[0]?.message ?? 'That is not an email address.' };
  const email = deliverable(address.data.email);
  const no = refusalIn(cell('status'), cell('suppressed'), cell('unsubscribed_at'));
  if (no) return { reason: no };
  const chosen = choiceShape(zones, siteZone).safeParse({
    kind: cell('kind').toLowerCase(),
    timeZone: cell('time_zone'),
    hour: cell('hour'),
    confirmedAt: cell('confirmed_at'),
  });
  if (!chosen.success) return { reason: chosen.error.issues[0]?.message ?? 'It cannot be read.' };
  const source = cell('consent_source').slice(0, 500) || null;
  return { line, cells, email, emailKey: inboxKey(email), ...chosen.data, source };
}

/** Whoever said no elsewhere, or never said yes, does not begin again because a file was moved. */
function refusalIn(status: string, suppressed: string, left: string): string | null {
  if (suppressed !== '') return 'The line says that they must not be written to.';
  if (!agreed.has(status.toLowerCase())) return `The status is "${status.slice(0, 40)}", not confirmed.`;
  return left === '' ? null : 'The line says that they unsubscribed.';
}

function choiceShape(zones: ReadonlySet<string>, siteZone: string) {
  return z.object({
    kind: z
      .enum(['', 'daily', 'weekly'], 'The kind is daily or weekly.')
      .transform((kind) => (kind === 'weekly' ? ('weekly' as const) : ('daily' as const))),
    timeZone: z
      .string()
      .refine(
        (zone) => zone === '' || zones.has(zone),
        'The time zone is not known. Write it as Europe/Berlin.',
      )
      .transform((zone) => zone || siteZone),
    hour: z
      .string()
      .regex(/^$|^([01]?\d|2[0-3])$/, 'The hour is a number from 0 to 23.')
      .transform((hour) => (hour === '' ? 7 : Number(hour))),
    confirmedAt: z
      .string()
      .refine(isPast, 'The moment in confirmed_at is not a past date. Write it as 2026-10-29.')
      .transform((at) => (at === '' ? null : new Date(at).toISOString())),
  });
}

function isPast(text: string): boolean {
  if (text === '') return true;
  const at = Date.parse(text);
  return /^\d{4}-\d\d-\d\d/.test(text) && at <= Date.now() && at > Date.parse('1990-01-01');
}
