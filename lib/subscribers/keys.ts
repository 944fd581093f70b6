import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/env';

export type LinkPurpose = 'unsubscribe' | 'preferences';

const idBytes = 16;
const macBytes = 4;
const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** A MAC over these parts under a key of its own for each purpose, drawn from AUTH_SECRET. */
export function keyed(purpose: string, ...parts: (string | number)[]): Buffer {
  const secret = env().AUTH_SECRET;
  if (!secret) throw new Error('AUTH_SECRET is not set');
  return createHmac('sha256', keyOf(purpose, secret)).update(parts.join('\0')).digest();
}

const keys = new Map<string, Buffer>();

/** Derived once for each purpose: a digest asks for four MACs a mail. */
function keyOf(purpose: string, secret: string): Buffer {
  const name = `${secret}\0${purpose}`;
  const key = keys.get(name) ?? createHmac('sha256', secret).update(`broadsheet ${purpose}`).digest();
  keys.set(name, key);
  return key;
}

/**
 * The token of a link in a digest: 32 letters and digits that never expire until the version is raised. It holds the
 * subscriber's random id, which nobody else knows, and a check for the purpose and the version.
 */
export function linkToken(purpose: LinkPurpose, subscriberId: string, version: number): string {
  const check = keyed(purpose, subscriberId, version).subarray(0, macBytes);
  return base32(Buffer.concat([Buffer.from(subscriberId.replaceAll('-', ''), 'hex'), check]));
}

/** The subscriber's id that a link token names, unchecked; null where it is no token. */
export function subscriberIdIn(token: string): string | null {
  if (!/^[a-z2-7]{32}$/i.test(token)) return null;
  const hex = fromBase32(token.toLowerCase()).subarray(0, idBytes).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export function isLinkToken(
  token: string,
  purpose: LinkPurpose,
  subscriberId: string,
  version: number,
): boolean {
  const wanted = Buffer.from(linkToken(purpose, subscriberId, version));
  const given = Buffer.from(token.toLowerCase());
  return wanted.length === given.length && timingSafeEqual(wanted, given);
}

export function newToken(): string {
  return base32(randomBytes(32));
}

export function hashOf(token: string): string {
  return createHash('sha256').update(token.toLowerCase()).digest('hex');
}

/** What a suppressed address is kept as: nobody can read the address from it. */
export function suppressionHash(emailKey: string): string {
  return keyed('suppression', emailKey).toString('hex');
}

/** What the network of a visitor is kept as, so that limits hold and no address is stored. */
export function networkHash(network: string): string {
  return keyed('network', network).subarray(0, 16).toString('hex');
}

export function base32(bytes: Uint8Array): string {
  let text = '';
  let [bits, held] = [0, 0];
  for (const byte of bytes) {
    [bits, held] = [(bits << 8) | byte, held + 8];
    for (; held >= 5; held -= 5) text += alphabet[(bits >>> (held - 5)) & 31];
    bits &= (1 << held) - 1;
  }
  return held > 0 ? text + alphabet[(bits << (5 - held)) & 31] : text;
}

function fromBase32(text: string): Buffer {
  const bits = Array.from(text, (letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
}
