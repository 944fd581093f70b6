import { renderTex } from './render';

const SUFFIX = /^(?:jr|sr|ii|iii|iv|m\.?d|ph\.?\s?d)\.?$/i;
const GROUP = /\b(?:collaborations?|consortium)\b/i;
/** TeX, odd blanks, or letters that may be written in two ways. */
const SPECIAL = /[^ -~]|[\\{}$~`]| {2}|^ | $|''|--|https?:/;

/** One name as plain text, its accents as letters. */
export function renderAuthor(raw: string): string {
  if (!SPECIAL.test(raw)) return raw;
  const name = renderTex(raw, { paragraphs: false }).text;
  return name
    .replace(/\{([^{}]*)\}/g, '$1')
    .replace(/\\(?=\P{ASCII}|\s|$)/gu, '')
    .replace(/[\s~]+/g, ' ')
    .trim();
}

/**
 * The names of a raw author field ("A. One (1), B. Two, Jr. and the C Collaboration"), rendered. Affiliations in
 * parentheses and "et al" are dropped, suffixes stay with their name, collaborations stay.
 */
export function splitAuthors(raw: string): string[] {
  const plain = withoutAffiliations(raw.replace(/\\[,;: ]/g, ' ').replace(/\s+/g, ' '));
  const names: string[] = [];
  for (const piece of atTopLevel(plain).flatMap(splitWords)) {
    const name = renderAuthor(piece).replace(/^[\s.;:&]+|[\s;:&]+$/g, '');
    const last = names.length - 1;
    if (SUFFIX.test(name) && last >= 0) names[last] = `${names[last]}, ${name}`;
    else if (/[\p{L}\p{N}]/u.test(name)) names.push(name);
  }
  return names;
}

/** Cuts out what stands in parentheses, however deep; a collaboration named there is kept as a name. */
function withoutAffiliations(field: string): string {
  let depth = 0;
  let kept = '';
  let aside = '';
  for (const sign of field) {
    if (sign === ')' && depth > 0) {
      depth -= 1;
      if (depth === 0 && GROUP.test(aside)) kept += `, ${aside.replace(/[();]/g, ' ')},`;
    } else if (depth > 0) aside += sign;
    else if (sign !== '(') kept += sign;
    if (sign === '(') {
      if (depth === 0) aside = '';
      depth += 1;
    }
  }
  return depth > 0 ? `${kept}` : kept;
}

/** Splits on commas, semicolons and the colon after a collaboration, but not inside braces. */
function atTopLevel(field: string): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < field.length; at += 1) {
    const sign = field[at] ?? '';
    if (sign === '\\') at += 1;
    else if (sign === '{') depth += 1;
    else if (sign === '}') depth = Math.max(0, depth - 1);
    else if (depth === 0 && /[,;:]/.test(sign)) {
      pieces.push(field.slice(start, at));
      start = at + 1;
    }
  }
  return [...pieces, field.slice(start)];
}

/** Splits on "and", "&" and "for the … Collaboration"; the plural "Collaborations" holds its "and". */
function splitWords(piece: string): string[] {
  const cleaned = piece.replace(/(?:^|\s)(?:and\s+)?et\.?\s*al\b\.?/gi, ' ').trim();
  if (/\bcollaborations$/i.test(cleaned)) return [forWhom(cleaned)];
  return cleaned
    .split(
      /(?:^|\s+)(?:and|\\?&)\s+|\s+(?=(?:for|on behalf of) (?:the )?.*\b(?:collaboration|consortium)\b)/i,
    )
    .map(forWhom);
}

function forWhom(name: string): string {
  return name.trim().replace(/^(?:for|on behalf of)\s+(?:the\s+)?/i, '');
}
