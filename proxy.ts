import { type NextRequest, NextResponse } from 'next/server';
import { isAdmin } from '@/lib/auth/admin';
import { sessionCookieName } from '@/lib/auth/cookies';
import { findViewer } from '@/lib/auth/queries';

/** What must be settled before a page begins: afterwards its status is fixed. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  return /^\/admin(\/|$)/.test(request.nextUrl.pathname) ? openToAdmins(request) : openMailLink(request);
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
  const answer = request.method === 'POST' ? NextResponse.rewrite(handler) : NextResponse.next();
  answer.headers.set('Referrer-Policy', 'no-referrer');
  answer.headers.set('X-Robots-Tag', 'noindex');
  return answer;
}

export const config = {
  matcher: ['/confirm/:token', '/unsubscribe/:token', '/preferences/:token', '/admin/:path*'],
};
