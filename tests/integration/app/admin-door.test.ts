import { NextRequest } from 'next/server';
import { expect, test } from 'vitest';
import { sessionCookieName } from '@/lib/auth/cookies';
import { hashSessionToken } from '@/lib/auth/tokens';
import { db } from '@/lib/db';
import { proxy } from '@/proxy';
import { insertUser } from '@/tests/support/papers';

const nothing = 'http://localhost:3000/nothing-here';

test.each(['/admin', '/admin/ingest', '/admin/ingest/request', '/admin/later/pages'])(
  '%s is an address where nothing is, unless an administrator asks',
  async (path) => {
    expect(await ask(path, null)).toBe(nothing);
    expect(await ask(path, 'a token nobody has')).toBe(nothing);
    expect(await ask(path, await sessionOf('reader', path))).toBe(nothing);
    expect(await ask(path, await sessionOf('moderator', path))).toBe(nothing);
    expect(await ask(path, await sessionOf('admin', path))).toBeNull();
    expect(await ask(path, await sessionOf('admin', `${path} once`, new Date(0)))).toBe(nothing);
  },
);

async function ask(path: string, token: string | null): Promise<string | null> {
  const headers = token ? { cookie: `${sessionCookieName()}=${encodeURIComponent(token)}` } : {};
  const answer = await proxy(new NextRequest(`http://localhost:3000${path}`, { headers }));
  return answer.headers.get('x-middleware-rewrite');
}

async function sessionOf(role: string, path: string, expires = new Date('2199-01-01')): Promise<string> {
  const token = `${role} at ${path}`;
  const userId = await insertUser(token.replaceAll(/[^a-z]+/g, '-'), { role });
  await db().session.create({ data: { tokenHash: hashSessionToken(token), userId, expires } });
  return token;
}
