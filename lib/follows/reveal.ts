import { createHmac, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/env';

const shownMs = 3 * 60_000;

/** Names a follow whose new secret may be shown for three minutes. Holds nothing secret itself. */
export function revealToken(followId: string, now: Date = new Date()): string {
  const until = now.getTime() + shownMs;
  return `${followId}.${until}.${macOf(followId, until)}`;
}

/** The follow that a token names; null where it has run out or is not ours. */
export function revealedFollow(token: string, now: Date = new Date()): string | null {
  const [followId = '', until = '', mac = ''] = token.split('.');
  const wanted = Buffer.from(macOf(followId, Number(until)));
  const given = Buffer.from(mac);
  const same = wanted.length === given.length && timingSafeEqual(wanted, given);
  return same && Number(until) > now.getTime() ? followId : null;
}

function macOf(followId: string, until: number): string {
  const secret = env().AUTH_SECRET;
  if (!secret) throw new Error('AUTH_SECRET is not set');
  return createHmac('sha256', secret).update(`broadsheet follow secret\0${followId}\0${until}`).digest('hex');
}
