import { createHash, createHmac, randomBytes } from 'node:crypto';
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

/** What a visitor's network is kept as, for the limits only. */
export function hashNetwork(network: string): string {
  return createHmac('sha256', authSecret()).update(`network ${network}`).digest('hex').slice(0, 32);
}

/** The secret that signs links and forms; the start refuses to go on without it. */
export function authSecret(): string {
  const secret = env().AUTH_SECRET;
  if (!secret) throw new Error('AUTH_SECRET is not set');
  return secret;
}
