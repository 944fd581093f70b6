import { linkToken, type Role, type Viewer } from '@/lib/auth/schema';
import { hashLinkToken, hashSessionToken } from '@/lib/auth/tokens';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';

type Account = { handle: string; name: string; email: string | null; role: string; sessions: number };
type OpenLink = { email: string; returnTo: string };

/** The person behind a session cookie; null when the session is unknown, ended or too old. */
export async function findViewer(sessionToken: string): Promise<Viewer> {
  const rows = await db().$queryRaw<NonNullable<Viewer>[]>`
    select u.id as "userId", u.handle, u.name, u.role
    from sessions s join users u on u.id = s.user_id
    where s.token_hash = ${hashSessionToken(sessionToken)} and s.expires > now()`;
  const row = rows[0];
  return row ? { ...row, role: row.role satisfies Role } : null;
}

/** What the account page shows of its owner. Throws signed_out. */
export async function getAccount(viewer: Viewer): Promise<Account> {
  if (!viewer) throw new AppError('signed_out');
  const current = { expires: { gt: new Date() } };
  const select = { handle: true, name: true, email: true, role: true } as const;
  const [user, sessions] = await Promise.all([
    db().user.findUnique({ where: { id: viewer.userId }, select }),
    db().session.count({ where: { userId: viewer.userId, ...current } }),
  ]);
  if (!user) throw new AppError('signed_out');
  return { ...user, sessions };
}

/** Whom a sign-in link belongs to, without using it up; null when it is spent, too old or never was. */
export async function findOpenLink(token: string): Promise<OpenLink | null> {
  if (!linkToken.safeParse(token).success) return null;
  const where = { tokenHash: hashLinkToken(token), expires: { gt: new Date() } };
  const row = await db().verificationToken.findUnique({ where });
  return row ? { email: row.identifier, returnTo: row.callbackUrl ?? '/' } : null;
}

/** The outside providers that the operator has set up. */
export function listOutsideProviders(): { id: 'github' | 'google'; name: string }[] {
  const { GITHUB_ID, GITHUB_SECRET, GOOGLE_ID, GOOGLE_SECRET } = env();
  return [
    ...(GITHUB_ID && GITHUB_SECRET ? [{ id: 'github' as const, name: 'GitHub' }] : []),
    ...(GOOGLE_ID && GOOGLE_SECRET ? [{ id: 'google' as const, name: 'Google' }] : []),
  ];
}
