import type { NextApiRequest, NextApiResponse } from 'next';
import NextAuth from 'next-auth';
import { csrfCookieName } from '@/lib/auth/cookies';
import { authOptions } from '@/lib/auth/options';
import { hashLinkToken, newToken } from '@/lib/auth/tokens';

type AuthRequest = {
  method: 'GET' | 'POST';
  action: [name: string, provider: string];
  query?: Record<string, string>;
  body?: Record<string, string>;
  cookies?: Record<string, string>;
};

type AuthAnswer = { location: string | null; cookies: string[] };

/** Lets next-auth act in this process, without a request of its own, and hands back what it wants the browser to do. */
export async function askAuth(request: AuthRequest): Promise<AuthAnswer> {
  const answer = new Answer();
  const { method, action, query = {}, body = {}, cookies = {} } = request;
  const asked = { method, headers: {}, query: { ...query, nextauth: action }, body, cookies };
  await NextAuth(asked as unknown as NextApiRequest, answer as unknown as NextApiResponse, authOptions());
  return { location: answer.location, cookies: answer.cookies };
}

/** A form that this process fills in itself carries the pair of cookie and field that next-auth compares. */
export function trustedForm(): Pick<AuthRequest, 'cookies' | 'body'> {
  const token = newToken();
  return { cookies: { [csrfCookieName()]: `${token}|${hashLinkToken(token)}` }, body: { csrfToken: token } };
}

/** The few methods of a Node response that next-auth calls. */
class Answer {
  location: string | null = null;
  cookies: string[] = [];

  status(): this {
    return this;
  }

  getHeader(name: string): string[] | undefined {
    return name === 'Set-Cookie' ? this.cookies : undefined;
  }

  setHeader(name: string, value: string | string[]): this {
    if (name === 'Set-Cookie') this.cookies = [value].flat();
    if (name === 'Location') this.location = [value].flat()[0] ?? null;
    return this;
  }

  json(): void {}
  send(): void {}
  end(): void {}
}
