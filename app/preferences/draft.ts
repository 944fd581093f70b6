import { isSecure } from '@/lib/auth/cookies';
import { longest, preferences } from '@/lib/subscribers/preferences/schema';
import { type Draft, draft, type Problems } from '@/lib/subscribers/schema';

/** A form that was refused travels back in cookies of its own page, since what is typed belongs in no address. */
const names = ['draft0', 'draft1', 'draft2', 'draft3'];
const partLength = 3_000;
const minutes = 5;
const fieldLength = Math.max(...Object.values(longest)) + 200;
const kept = [...Object.keys(preferences.shape), 'email'];

/** The Set-Cookie values that bring what was typed back to the page at this path. */
export function draftCookies(path: string, fields: Record<string, unknown>, problems: Problems): string[] {
  const packed = Buffer.from(JSON.stringify({ typed: typedIn(fields), problems })).toString('base64url');
  return names.map((name, place) => {
    const part = packed.slice(place * partLength, (place + 1) * partLength);
    return setCookie(name, part, path, part ? minutes * 60 : 0);
  });
}

/** The draft among the cookies of a request, still packed; empty where there is none. */
export function packedDraft(cookies: { name: string; value: string }[]): string {
  return names.map((name) => cookies.find((cookie) => cookie.name === name)?.value ?? '').join('');
}

export function endedDraft(path: string): string[] {
  return names.map((name) => setCookie(name, '', path, 0));
}

/** Opens a packed draft; null for anything else. */
export function readDraft(packed: unknown): Draft | null {
  if (typeof packed !== 'string' || packed === '') return null;
  try {
    return draft.parse(JSON.parse(Buffer.from(packed, 'base64url').toString('utf8')));
  } catch {
    return null;
  }
}

function typedIn(fields: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    kept.map((name) => [name, typeof fields[name] === 'string' ? fields[name].slice(0, fieldLength) : '']),
  );
}

function setCookie(name: string, value: string, path: string, seconds: number): string {
  const secure = isSecure() ? '; Secure' : '';
  return `${name}=${value}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}
