import { env } from '@/lib/env';

/** Whether the site is reached by https, so that its cookies may insist on it. */
export function isSecure(): boolean {
  return env().SITE_URL.startsWith('https://');
}

export function sessionCookieName(): string {
  return `${isSecure() ? '__Secure-' : ''}next-auth.session-token`;
}

export function csrfCookieName(): string {
  return `${isSecure() ? '__Host-' : ''}next-auth.csrf-token`;
}
