import { db } from '@/lib/db';
import { env } from '@/lib/env';
import type { Sending, ServerGate } from '@/lib/runs/health-shapes';

const longMs = 60 * 60_000;
const idleMs = 15 * 60_000;
const waitMinutes = [5, 10, 20, 40, 60];

/** Whether mail may leave from here. Unlike the sender it writes nothing: before the first mail it is `on`. */
export async function readSending(): Promise<Sending> {
  if (env().MAIL_SENDING !== 'on') return 'off';
  const [kept] = await db().$queryRaw<{ same: boolean }[]>`
    select value = ${`${env().SITE_URL} `} || (select system_identifier::text from pg_control_system()) as same
    from installation where key = 'mail_fingerprint'`;
  return kept?.same === false ? 'copied' : 'on';
}

/**
 * Since when the mail server has been closed. Only the end of the present wait and the number of waits are kept, which
 * double from 5 minutes to 60 (a used-up quota waits 60 each time), so the beginning is reckoned back. A wait that ended long ago without a try counts for
 * nothing: there was no mail.
 */
export async function readGate(now: Date = new Date()): Promise<ServerGate> {
  const gate = await db().mailGate.findUnique({ where: { name: '*' } });
  const until = gate?.closedUntil?.getTime();
  if (!gate || !until || until < now.getTime() - idleMs) return { closedSince: null, long: false };
  const closings = Math.max(1, gate.closings);
  const waits = /quota/.test(gate.closedBecause ?? '') ? [] : waitMinutes;
  const waited = Array.from({ length: closings }, (_, place) => waits[place] ?? 60);
  const closedSince = new Date(until - waited.reduce((sum, minutes) => sum + minutes, 0) * 60_000);
  return { closedSince, long: now.getTime() - closedSince.getTime() > longMs };
}
