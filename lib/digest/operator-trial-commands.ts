import { z } from 'zod';
import { requireAdmin } from '@/lib/auth/admin';
import type { Viewer } from '@/lib/auth/schema';
import { parseDay } from '@/lib/dates';
import { db } from '@/lib/db';
import { findPreview } from '@/lib/digest/operator-preview-queries';
import { editionKind } from '@/lib/digest/schema';
import { AppError } from '@/lib/errors';
import { log } from '@/lib/log';
import { sendLetter } from '@/lib/mail/transport';

const trialInput = z.object({ kind: editionKind, date: z.string().max(10).optional() });
const mostAnHour = 5;

export type TrialSent = 'sent' | 'retry' | 'failed' | 'unknown' | 'silent' | 'no_papers';

/**
 * Sends a mail as the preview shows it to the operator's own address, marked as a test; no delivery is written down.
 * `silent` where no mail may leave from here. Throws not_found, and too_many after five in an hour.
 */
export async function sendTrial(viewer: Viewer, input: unknown, now = new Date()): Promise<TrialSent> {
  requireAdmin(viewer);
  const { kind, date } = trialInput.parse(input);
  const user = await db().user.findUnique({ where: { id: viewer.userId } });
  if (!user?.email || !user.emailVerified) throw new AppError('not_found');
  const preview = await findPreview(kind, date ? parseDay(date) : null, now);
  if (!preview) return 'no_papers';
  await takeOneOf(mostAnHour, viewer.userId, now);
  const { subject, html, text } = preview;
  const outcome = await sendLetter({ to: user.email, subject: `[Test] ${subject}`, html, text });
  log('info', 'digest_tested', { kind, by: viewer.userId, status: outcome?.status ?? 'silent' });
  return outcome?.status ?? 'silent';
}

/** Counted in the database, for all processes of the installation. */
async function takeOneOf(most: number, userId: string, now: Date): Promise<void> {
  const hour = now.toISOString().slice(0, 13);
  const taken = await db().$executeRaw`
    insert into installation (key, value) values (${`digest_trials ${userId}`}, ${`${hour} 1`})
    on conflict (key) do update set value = case when split_part(installation.value, ' ', 1) = ${hour}
      then ${hour} || ' ' || (split_part(installation.value, ' ', 2)::int + 1) else ${hour} || ' 1' end
    where split_part(installation.value, ' ', 1) <> ${hour} or split_part(installation.value, ' ', 2)::int < ${most}`;
  if (taken === 0) throw new AppError('too_many');
}
