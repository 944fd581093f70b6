import { db } from '@/lib/db';
import type { Mailed } from '@/tests/support/mail-sink';

type Row = { email: string; status: string | null; rows: number; messageId: string | null };
const final = new Set(['sent', 'failed', 'unknown', 'suppressed', 'cancelled', 'skipped_late']);
const neverArrived = new Set(['failed', 'suppressed', 'cancelled', 'skipped_late']);

export type Accounts = { faults: string[]; byState: Record<string, number> };

/**
 * Holds the newest daily edition's rows against the mailboxes. A fault is a reader without a row in an end state or with
 * two, a mailbox with two copies, a sent row without a copy, or a copy that its row denies.
 */
export async function accountsOf(mails: Mailed[]): Promise<Accounts> {
  const rows = await listRows();
  const boxes = new Map<string, Mailed[]>();
  for (const mail of mails) boxes.set(mail.to, [...(boxes.get(mail.to) ?? []), mail]);
  const byState: Record<string, number> = {};
  for (const { status } of rows) byState[status ?? 'none'] = (byState[status ?? 'none'] ?? 0) + 1;
  const faults = rows.flatMap((row) => faultsOf(row, boxes.get(row.email) ?? []));
  const known = new Set(rows.map((row) => row.email));
  const strangers = [...boxes.keys()].filter((to) => !known.has(to));
  return { faults: [...faults, ...strangers.map((to) => `${to} is nobody's address`)], byState };
}

function faultsOf({ email, status, rows, messageId }: Row, copies: Mailed[]): string[] {
  const faults = [];
  if (rows !== 1) faults.push(`${email} has ${rows} rows`);
  if (!final.has(status ?? '')) faults.push(`${email} is left ${status ?? 'out'}`);
  if (copies.length > 1) faults.push(`${email} has ${copies.length} copies and is ${status}`);
  if (status === 'sent' && copies.length === 0) faults.push(`${email} is sent and has no copy`);
  if (neverArrived.has(status ?? '') && copies.length > 0)
    faults.push(`${email} is ${status} and has a copy`);
  if (copies.some((copy) => copy.messageId !== messageId))
    faults.push(`${email} has a copy under another Message-ID`);
  return faults;
}

function listRows(): Promise<Row[]> {
  return db().$queryRaw<Row[]>`
    select s.email, min(d.status) as status, count(d.number)::int as rows, min(d.message_id) as "messageId"
    from subscribers s left join deliveries d on d.subscriber_id = s.id
      and d.edition_id = (select id from editions where kind = 'daily' order by period_start desc limit 1)
    group by s.email`;
}
