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

const trialInput = z.object({
  kind: editionKind,
  date: z.string().max(10).optional(),
  papers: z.coerce.number().int().min(1).max(20).default(10),
});
const mostAnHour = 5;
const hourMs = 3_600_000;

export type TrialSent = 'sent' | 'retry' | 'failed' | 'unknown' | 'silent' | 'no_papers' | 'unverified';

/**
 * Sends a mail as the preview shows it to the operator's own address, marked as a test; no delivery is written down.
 * `silent` where no mail may leave from here. Throws not_found for all but administrators, and too_many after five
 * in an hour.
 */
export async function sendTrial(viewer: Viewer, input: unknown, now = new Date()): Promise<TrialSent> {
  requireAdmin(viewer);
  const { kind, date, papers } = trialInput.parse(input);
  const user = await db().user.findUnique({ where: { id: viewer.userId } });
  if (!user?.email || !user.emailVerified) return 'unverified';
  const preview = await findPreview(kind, date ? parseDay(date) : null, now, papers);
  if (!preview) return 'no_papers';
  await takeOneOf(mostAnHour, viewer.userId, now);
  const { subject, html, text } = preview;
  const outcome = await sendLetter({ to: user.email, subject: `[Test] ${subject}`, html, text });
  log('info', 'digest_tested', { kind, by: viewer.userId, status: outcome?.status ?? 'silent' });
  return outcome?.status ?? 'silent';
}

/** Counted in the database, for all processes of the installation: the moments of the last hour's tests. */
async function takeOneOf(most: number, userId: string, now: Date): Promise<void> {
  const key = `digest_trials ${userId}`;
  const taken = await db().$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${key}))`;
    const kept = await tx.installation.findUnique({ where: { key } });
    const recent = (kept?.value.split(' ') ?? []).filter((at) => Number(at) > now.getTime() - hourMs);
    if (recent.length >= most) return false;
    const value = [...recent, now.getTime()].join(' ');
    await tx.installation.upsert({ where: { key }, create: { key, value }, update: { value } });
    return true;
  });
  if (!taken) throw new AppError('too_many');
}
