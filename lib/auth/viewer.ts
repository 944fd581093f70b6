import { cookies } from 'next/headers';
import { isSecure, sessionCookieName } from '@/lib/auth/cookies';
import { findViewer } from '@/lib/auth/queries';
import type { Viewer } from '@/lib/auth/schema';

/** Who is asking. Reads the session cookie, so only routes and pages for one person may call it. */
export async function getViewer(): Promise<Viewer> {
  const token = await getSessionToken();
  return token ? findViewer(token) : null;
}

/** The session cookie as the browser sent it, proven by nobody yet. */
export async function getSessionToken(): Promise<string | null> {
  return (await cookies()).get(sessionCookieName())?.value ?? null;
}

/** The Set-Cookie value that takes the session away from the browser. */
export function endedSessionCookie(): string {
  const secure = isSecure() ? '; Secure' : '';
  return `${sessionCookieName()}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure}`;
}
