import { createHash, randomBytes } from 'node:crypto';
import { env } from '@/lib/env';

/** 64 hexadecimal digits that nobody can guess. */
export function newToken(): string {
  return randomBytes(32).toString('hex');
}

/** How a session is stored: a copied database opens no session. */
export function hashSessionToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** How a sign-in link is stored. It must equal next-auth's own hash, which looks the link up again. */
export function hashLinkToken(token: string): string {
  return createHash('sha256').update(`${token}${authSecret()}`).digest('hex');
}

/** The secret that signs links and forms; the start refuses to go on without it. */
export function authSecret(): string {
  const secret = env().AUTH_SECRET;
  if (!secret) throw new Error('AUTH_SECRET is not set');
  return secret;
}
