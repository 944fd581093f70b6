import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { log } from '@/lib/log';

const key = 'mail_fingerprint';

/**
 * Whether mail may leave: MAIL_SENDING is on and this database at this address is the one that first sent. A database
 * copied to another address stays silent until `npm run digest -- --allow-sending-here` is run there.
 */
export async function sendingAllowed(): Promise<boolean> {
  if (env().MAIL_SENDING !== 'on') return false;
  const present = await fingerprint();
  await db().installation.createMany({ data: [{ key, value: present }], skipDuplicates: true });
  const { value } = await db().installation.findUniqueOrThrow({ where: { key } });
  if (value === present) return true;
  log('error', 'mail_silent_on_copied_database', {
    reason: 'This database first sent mail under another address.',
    toConfirm: 'npm run digest -- --allow-sending-here',
  });
  return false;
}

/** Makes this database at this address the one that may send. */
export async function allowSendingHere(): Promise<void> {
  const value = await fingerprint();
  await db().installation.upsert({ where: { key }, create: { key, value }, update: { value } });
}

async function fingerprint(): Promise<string> {
  const rows = await db().$queryRaw<{ system: string }[]>`
    select system_identifier::text as system from pg_control_system()`;
  return `${env().SITE_URL} ${rows[0]?.system ?? ''}`;
}
