import { type NextRequest, NextResponse } from 'next/server';
import { endedDraft, packedDraft } from '@/app/preferences/draft';
import { isAdmin } from '@/lib/auth/admin';
import { sessionCookieName } from '@/lib/auth/cookies';
import { findViewer } from '@/lib/auth/queries';

/** What must be settled before a page begins: afterwards its status is fixed. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname } = request.nextUrl;
  if (/^\/admin(\/|$)/.test(pathname)) return openToAdmins(request);
  if (ownPages.has(pathname) && !request.cookies.has(sessionCookieName())) return askToSignIn(request);
  if (ownPages.has(pathname) && pathname !== '/account') return NextResponse.next();
  return pathname === '/account' ? bringDraftBack(request) : openMailLink(request);
}

/** Pages of one person. */
const ownPages = new Set(['/account', '/follows', '/saved', '/saved/hidden', '/votes']);

/** A page that has begun can redirect only by a script. A cookie that opens nothing is left to the page. */
function askToSignIn(request: NextRequest): NextResponse {
  const door = new URL('/sign-in', request.url);
  door.searchParams.set('returnTo', request.nextUrl.pathname);
  return NextResponse.redirect(door, 303);
}

/** To everybody else an operator's page is an address like any other where nothing is. */
async function openToAdmins(request: NextRequest): Promise<NextResponse> {
  const token = request.cookies.get(sessionCookieName())?.value;
  if (token && isAdmin(await findViewer(token))) return NextResponse.next();
  return NextResponse.rewrite(new URL('/nothing-here', request.url));
}

/** A page and a route handler cannot share an address: what a mail link's button posts goes to its handler. */
function openMailLink(request: NextRequest): NextResponse {
  const handler = new URL(`/api/mail-links${request.nextUrl.pathname}`, request.url);
  const answer = request.method === 'POST' ? NextResponse.rewrite(handler) : bringDraftBack(request);
  answer.headers.set('Referrer-Policy', 'no-referrer');
  answer.headers.set('X-Robots-Tag', 'noindex');
  return answer;
}

/** A form that was refused is shown once more as it was filled in. Only its own cookies may say how. */
function bringDraftBack(request: NextRequest): NextResponse {
  const packed = packedDraft(request.cookies.getAll());
  const page = request.nextUrl.clone();
  if (!packed && !page.searchParams.has('draft')) return NextResponse.next();
  page.searchParams.delete('draft');
  if (packed) page.searchParams.set('draft', packed);
  const answer = NextResponse.rewrite(page);
  for (const cookie of endedDraft(page.pathname)) answer.headers.append('Set-Cookie', cookie);
  return answer;
}

export const config = {
  matcher: [
    '/confirm/:token',
    '/unsubscribe/:token',
    '/preferences/:token',
    '/your-data/:token',
    '/account',
    '/follows',
    '/saved',
    '/saved/hidden',
    '/votes',
    '/admin/:path*',
  ],
};
