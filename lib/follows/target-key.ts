import { foldName } from '@/lib/authors/name';
import type { FollowTarget } from '@/lib/follows/schema';
import { parseQuery, writeQuery } from '@/lib/search/syntax';

/** What is followed, put in one form, and the key under which nothing is followed twice. Null where nothing is left. */
export function normalTarget({ kind, target }: FollowTarget): (FollowTarget & { targetKey: string }) | null {
  if (kind === 'author') return keyed({ kind, target }, foldName(target));
  if (kind === 'category') return keyed({ kind, target }, isCategory(target) ? target.toLowerCase() : '');
  const written = writeQuery(parseQuery(target));
  return keyed({ kind, target: written }, written.toLowerCase());
}

function keyed(target: FollowTarget, targetKey: string) {
  return targetKey ? { ...target, targetKey } : null;
}

/** "cs.LG", "math", "q-bio.NC", "cond-mat.mes-hall". */
function isCategory(code: string): boolean {
  return /^[a-z]+(-[a-z]+)?(\.[a-z]+(-[a-z]+)?)?$/i.test(code);
}
