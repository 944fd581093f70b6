import { type NextRequest, NextResponse } from 'next/server';

/** A page and a route handler cannot share an address: what a mail link's button posts goes to its handler. */
export function proxy(request: NextRequest): NextResponse {
  const handler = new URL(`/api/mail-links${request.nextUrl.pathname}`, request.url);
  const answer = request.method === 'POST' ? NextResponse.rewrite(handler) : NextResponse.next();
  answer.headers.set('Referrer-Policy', 'no-referrer');
  answer.headers.set('X-Robots-Tag', 'noindex');
  return answer;
}

export const config = { matcher: ['/confirm/:token', '/unsubscribe/:token', '/preferences/:token'] };
