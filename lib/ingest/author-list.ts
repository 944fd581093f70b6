import { oneLine } from '@/lib/ingest/fields';

const others = /(?:^|[\s,]+)(?:and\s+)?et(?:\.\s*|\s+)al\b\.?\s*$/i;
const connective = /^(?:and|&)\s+/i;
const group = /\b(?:collaborations?|consortium|team)\b/i;
const forGroup = /^(?:for|on behalf of)\s+(?:the\s+|(?=.*\b(?:collaboration|consortium|team)\b))/i;
const edges = /^[\s.,;:&]+|[\s,;:&]+$/g;

/**
 * The names of a list that its source has split already: "et al", lone signs, "and" before a name and "for the" before
 * a collaboration go; "X Collaboration: A. One" are two. No other entry is ever split or dropped.
 */
export function cleanAuthors(list: string[]): string[] {
  return list.map(oneLine).flatMap(apart).map(bare).filter(isName);
}

function apart(entry: string): string[] {
  const [head = '', ...rest] = entry.split(/:\s+/);
  return rest.length > 0 && group.test(head) ? [head, rest.join(': ')] : [entry];
}

function bare(entry: string): string {
  return entry.replace(others, '').replace(edges, '').replace(connective, '').replace(forGroup, '');
}

function isName(entry: string): boolean {
  return /[\p{L}\p{N}]/u.test(entry);
}
