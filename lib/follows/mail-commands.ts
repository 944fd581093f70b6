import { domainToUnicode } from 'node:url';
import type { Sql } from '@/lib/bulk';
import { readingTold, tellingAlerts } from '@/lib/follows/mail-rows';
import type { FollowKind, MailAlert } from '@/lib/follows/schema';
import { log } from '@/lib/log';

type Told = {
  number: string;
  paperId: string;
  kind: FollowKind;
  target: string;
  title: string | null;
  authors: string[] | null;
};

type Deliveries = { number: string; email: string }[];

/**
 * What each of these deliveries tells its reader of, by number; the same whenever it is asked again. Belongs into the
 * transaction that claims them. A fault here costs new mails their alerts, never a mail; a retry tells what it told before.
 */
export async function tellAlerts(sql: Sql, deliveries: Deliveries): Promise<Map<string, MailAlert[]>> {
  if (deliveries.length === 0) return new Map();
  await sql('savepoint alerts');
  try {
    await sql(`set local statement_timeout = '10s'`);
    return await tell(sql, deliveries);
  } catch (error) {
    await sql('rollback to savepoint alerts');
    log('error', 'alerts_not_told', { error });
    return byNumber(await sql<Told>(readingTold, [deliveries.map(({ number }) => number)]));
  }
}

async function tell(sql: Sql, deliveries: Deliveries): Promise<Map<string, MailAlert[]>> {
  const readers = deliveries.flatMap(({ number, email }) =>
    spellings(email).map((address) => ({ number, address })),
  );
  const rows = await sql<Told>(tellingAlerts, [
    readers.map(({ number }) => number),
    readers.map(({ address }) => address),
  ]);
  return byNumber(rows);
}

function byNumber(rows: Told[]): Map<string, MailAlert[]> {
  const told = new Map<string, MailAlert[]>();
  for (const { number, ...alert } of rows) told.set(number, [...(told.get(number) ?? []), alert]);
  return told;
}

/** Mail goes to the domain's ASCII form; people sign in with either. */
function spellings(email: string): string[] {
  const ascii = email.toLowerCase();
  const at = ascii.lastIndexOf('@');
  return [...new Set([ascii, `${ascii.slice(0, at)}@${domainToUnicode(ascii.slice(at + 1))}`])];
}
