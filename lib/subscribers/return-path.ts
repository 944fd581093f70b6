import { timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/env';
import { base32, keyed } from '@/lib/subscribers/keys';

const macBytes = 10;

/**
 * The envelope sender of a delivery's mail, so that what comes back names it: lower-case letters and digits, and a check
 * that nobody else can compute. Null where MAIL_BOUNCE_DOMAIN is not set.
 */
export function returnPathOf(number: bigint): string | null {
  const domain = env().MAIL_BOUNCE_DOMAIN;
  return domain ? `b+${number.toString(36)}.${checkOf(number)}@${domain}` : null;
}

/** The delivery that a return path names; null for every address that we did not make. */
export function deliveryNumberIn(address: string): bigint | null {
  const given = address.trim().toLowerCase();
  const digits = /^b\+([0-9a-z]{1,13})\.[a-z2-7]{16}@/.exec(given)?.[1];
  if (!digits) return null;
  const number = fromBase36(digits);
  const ours = returnPathOf(number);
  return ours !== null && isSame(ours, given) ? number : null;
}

/** Where a mail program may write to end a subscription; null where MAIL_BOUNCE_DOMAIN is not set. */
export function unsubscribeMailbox(token: string): string | null {
  const domain = env().MAIL_BOUNCE_DOMAIN;
  return domain ? `unsub+${token}@${domain}` : null;
}

/** The token, unchecked, of an address made by `unsubscribeMailbox`; null for every other address. */
export function unsubscribeTokenIn(address: string): string | null {
  const given = address.trim().toLowerCase();
  const token = /^unsub\+([a-z2-7]{32})@/.exec(given)?.[1];
  return token && unsubscribeMailbox(token) === given ? token : null;
}

function checkOf(number: bigint): string {
  return base32(keyed('return-path', number.toString()).subarray(0, macBytes));
}

function fromBase36(digits: string): bigint {
  return [...digits].reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n);
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
