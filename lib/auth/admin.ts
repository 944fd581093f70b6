import type { Viewer } from '@/lib/auth/schema';
import { AppError } from '@/lib/errors';

/** Lets only an administrator pass. Throws not_found for everybody else: what they may not see is not there. */
export function requireAdmin(viewer: Viewer): asserts viewer is NonNullable<Viewer> {
  if (!isAdmin(viewer)) throw new AppError('not_found');
}

export function isAdmin(viewer: Viewer): boolean {
  return viewer?.role === 'admin';
}
