import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';

/** Refuses what another site makes a browser send with our cookie. Throws forbidden. */
export function requireSameOrigin(request: Request): void {
  const origin = request.headers.get('origin');
  // Pages under `Referrer-Policy: no-referrer` send the word null with their own forms.
  const here = origin === null || origin === 'null' ? comesFromHere(request) : isHere(origin, request);
  if (!here) throw new AppError('forbidden', 'This request did not come from our own pages.');
}

/** The path of the page that sent the request, when it is ours; null otherwise. */
export function refererPath(request: Request): string | null {
  const referer = request.headers.get('referer');
  if (!referer || !URL.canParse(referer) || !isHere(new URL(referer).origin, request)) return null;
  const { pathname, search } = new URL(referer);
  return `${pathname}${search}`;
}

function comesFromHere(request: Request): boolean {
  return request.headers.get('sec-fetch-site') === 'same-origin';
}

function isHere(origin: string, request: Request): boolean {
  if (origin === new URL(env().SITE_URL).origin) return true;
  if (!URL.canParse(origin)) return false;
  return new URL(origin).host === request.headers.get('host');
}
