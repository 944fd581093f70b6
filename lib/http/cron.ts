import { createHash, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { log } from '@/lib/log';

const shortestSecret = 16;

/**
 * Lets a scheduler pass whose Authorization header is `Bearer CRON_SECRET`; throws AppError 'unauthorized' otherwise.
 * Without a secret of at least 16 characters nobody passes. Compares in constant time.
 */
export function requireCronSecret(request: Request): void {
  const secret = env().CRON_SECRET?.trim() ?? '';
  const given = /^Bearer (\S+)$/.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
  const same = timingSafeEqual(digest(secret), digest(given));
  if (secret.length < shortestSecret) log('error', 'cron_secret_missing');
  if (!same || secret.length < shortestSecret) throw new AppError('unauthorized');
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
