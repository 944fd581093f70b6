import { createHash, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { log } from '@/lib/log';

/**
 * Lets a mail server pass whose Authorization is `Bearer MAIL_INBOUND_SECRET`, or Basic with the secret as password.
 * Throws AppError 'unauthorized' otherwise, and for everybody where no secret is set. Compares in constant time.
 */
export function requireInboundSecret(headers: Headers): void {
  const secret = env().MAIL_INBOUND_SECRET ?? '';
  if (!secret) log('error', 'mail_inbound_secret_missing');
  const isSame = timingSafeEqual(digest(secret), digest(secretIn(headers.get('authorization') ?? '')));
  if (!isSame || !secret) throw new AppError('unauthorized');
}

/** A body of at most `limit` bytes; null for a longer one, which is not read on. */
export async function readLimited(
  { headers, body }: Pick<Request, 'headers' | 'body'>,
  limit: number,
): Promise<Buffer | null> {
  if (Number(headers.get('content-length') ?? 0) > limit) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function secretIn(authorization: string): string {
  const [, scheme, value] = /^(Bearer|Basic) (\S+)$/i.exec(authorization) ?? [];
  if (!scheme || !value) return '';
  if (scheme.toLowerCase() === 'bearer') return value;
  return Buffer.from(value, 'base64')
    .toString('utf8')
    .replace(/^[^:]*:?/, '');
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
