import { deliverable, inboxKey } from '@/lib/addresses';
import type { Viewer } from '@/lib/auth/schema';
import { db } from '@/lib/db';
import { AppError } from '@/lib/errors';

/** The address that the viewer has proven by signing in; null where there is none. Throws AppError 'signed_out'. */
export async function findProvenAddress(viewer: Viewer): Promise<string | null> {
  if (!viewer) throw new AppError('signed_out');
  const user = await db().user.findUnique({
    where: { id: viewer.userId },
    select: { email: true, emailVerified: true },
  });
  return user?.email && user.emailVerified ? deliverable(user.email) : null;
}

/** The subscriber whose address is exactly the one that the viewer signed in with. Throws AppError 'signed_out'. */
export async function findOwnSubscriber(viewer: Viewer) {
  const email = await findProvenAddress(viewer);
  if (!email) return null;
  const found = await db().subscriber.findUnique({ where: { emailKey: inboxKey(email) } });
  return found && found.email.toLowerCase() === email.toLowerCase() ? found : null;
}
