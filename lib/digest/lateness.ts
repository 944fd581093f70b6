import type { EditionKind } from '@/lib/digest/schema';
import { env } from '@/lib/env';

const weeklyHours = 72;

/** After how many hours a digest is skipped instead of sent: MAIL_MAX_LATENESS_HOURS, for a week at least 72. */
export function latenessHours(kind: EditionKind): number {
  const hours = env().MAIL_MAX_LATENESS_HOURS;
  return kind === 'weekly' ? Math.max(hours, weeklyHours) : hours;
}
