import { escapeTex } from '@/lib/reading/bibtex-text';

/** A name for the author field: "First von Last" stays, "Jr." finds its place, and what is no person is kept whole. */
export function writeName(name: string): string {
  const safe = escapeTex(name);
  if (/\b(collaboration|consortium|team|group|project|community)\b/i.test(name)) return `{${safe}}`;
  const junior = /^(.+) (\S+?),? (Jr\.?|Sr\.?|II|III|IV)$/.exec(safe);
  if (junior) return `${junior[2]}, ${junior[3]}, ${junior[1]}`;
  return /,|\band\b/i.test(name) ? `{${safe}}` : safe;
}
