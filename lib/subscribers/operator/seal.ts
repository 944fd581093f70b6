import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { env } from '@/lib/env';

const algorithm = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;
const hourMs = 3_600_000;

/** Hides a value so that it may stand in an address or lie in a row: only this site can read it. */
export function seal(value: unknown): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, key(), iv);
  const plain = gzipSync(JSON.stringify(value));
  const hidden = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), hidden]).toString('base64url');
}

/** What was sealed; null where it was not sealed here. */
export function unseal(sealed: string): unknown {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length <= ivBytes + tagBytes) return null;
  try {
    const decipher = createDecipheriv(algorithm, key(), bytes.subarray(0, ivBytes));
    decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
    const plain = Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]);
    return JSON.parse(gunzipSync(plain).toString('utf8'));
  } catch {
    return null;
  }
}

/** A search as an address may hold it: nobody reads from it what was looked for, and after an hour it is over. */
export function sealSearch(typed: string, now = Date.now()): string {
  return seal({ find: typed, until: now + hourMs });
}

export function unsealSearch(sealed: string, now = Date.now()): string | null {
  const value = unseal(sealed);
  if (!value || typeof value !== 'object' || !('find' in value) || !('until' in value)) return null;
  return typeof value.find === 'string' && Number(value.until) > now ? value.find : null;
}

function key(): Buffer {
  const secret = env().AUTH_SECRET;
  if (!secret) throw new Error('AUTH_SECRET is not set');
  return Buffer.from(hkdfSync('sha256', secret, '', 'broadsheet operator', 32));
}
