import { createHmac, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/env';

const shownMs = 3 * 60_000;

/** Names a channel whose new secret may be shown for three minutes. Holds nothing secret itself. */
export function revealToken(channelId: string, now: Date = new Date()): string {
  const until = now.getTime() + shownMs;
  return `${channelId}.${until}.${macOf(channelId, until)}`;
}

/** The channel that a token names; null where it has run out or is not ours. */
export function revealedChannel(token: string, now: Date = new Date()): string | null {
  const [channelId = '', until = '', mac = ''] = token.split('.');
  const wanted = Buffer.from(macOf(channelId, Number(until)));
  const given = Buffer.from(mac);
  const same = wanted.length === given.length && timingSafeEqual(wanted, given);
  return same && Number(until) > now.getTime() ? channelId : null;
}

function macOf(channelId: string, until: number): string {
  const secret = env().AUTH_SECRET;
  if (!secret) throw new Error('AUTH_SECRET is not set');
  return createHmac('sha256', secret)
    .update(`broadsheet channel secret\0${channelId}\0${until}`)
    .digest('hex');
}
