import { z } from 'zod';

export type Role = 'reader' | 'moderator' | 'admin';

/** Who is asking: a signed-in person, or nobody. */
export type Viewer = { userId: string; handle: string; name: string; role: Role } | null;

/** A path on this site to go back to. Anything that could lead elsewhere becomes the front page. */
export const returnPath = z.string().max(500).refine(staysHere).catch('/');

export const signInRequest = z.object({
  email: z
    .string()
    .transform((value) => value.normalize('NFKC').trim().toLowerCase())
    .pipe(z.email().max(254)),
  returnTo: returnPath,
});

export const linkToken = z.string().regex(/^[0-9a-f]{64}$/);

/** Names that speak for the site. */
const reservedHandles = new Set(['broadsheet', 'admin', 'moderator', 'editor', 'editors', 'arxiv', 'demo']);

export const profileInput = z.object({
  handle: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9][a-z0-9-]{1,38}$/)
    .refine((handle) => !reservedHandles.has(handle)),
  name: z
    .string()
    .transform((value) =>
      value
        .normalize('NFKC')
        .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
        .trim(),
    )
    .pipe(z.string().min(1).max(80)),
});

function staysHere(path: string): boolean {
  if (!/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(path)) return false;
  return new URL(path, 'http://here.invalid').origin === 'http://here.invalid';
}
