import { requireAdmin } from '@/lib/auth/admin';
import type { Viewer } from '@/lib/auth/schema';
import { reportNamed } from '@/lib/bounces/unmatched/schema';
import { db } from '@/lib/db';

/**
 * Forgets the text of a report; that it came stays known, so that its repetition is seen as one. Does nothing to one
 * that is gone. Throws not_found for all but administrators.
 */
export async function discardReport(viewer: Viewer, input: unknown): Promise<void> {
  requireAdmin(viewer);
  const { fingerprint } = reportNamed.parse(input);
  await db().mailReport.updateMany({ where: { fingerprint }, data: { raw: null } });
}
