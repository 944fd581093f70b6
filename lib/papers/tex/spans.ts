export type MathSpan = { start: number; end: number; tex: string; display: boolean };

const ENVIRONMENTS = 'equation|align|gather|eqnarray|multline|displaymath|math';
const OPENING = new RegExp(String.raw`\\(?:\(|\[|begin\{(${ENVIRONMENTS})(\*?)\}|[\s\S])|\$\$?`, 'g');
const LONGEST_NESTED = 300;
const BLANK_LINE = /\n[ \t]*\n/;

/**
 * Where the formulas of a text are, in order and without overlap. A dollar without a partner, or one that only
 * states a price, opens none.
 */
export function findMath(source: string): MathSpan[] {
  const spans: MathSpan[] = [];
  OPENING.lastIndex = 0;
  for (let found = OPENING.exec(source); found; found = OPENING.exec(source)) {
    const span = readSpan(source, found);
    if (span) spans.push(span);
    OPENING.lastIndex = span ? span.end : found[0] === '$$' ? found.index + 2 : OPENING.lastIndex;
  }
  return spans;
}

function readSpan(source: string, found: RegExpExecArray): MathSpan | null {
  const start = found.index;
  const [sign, environment, star] = found;
  if (environment) return readEnvironment(source, start, sign, environment, star ?? '');
  if (sign === '\\(') return readUntil(source, start, 2, '\\)', false);
  if (sign === '\\[') return readUntil(source, start, 2, '\\]', true);
  if (sign === '$$') return readUntil(source, start, 2, '$$', true);
  return sign === '$' ? readDollars(source, start) : null;
}

function readUntil(source: string, start: number, skip: number, closing: string, display: boolean) {
  const close = source.indexOf(closing, start + skip);
  if (close < 0) return null;
  const tex = source.slice(start + skip, close);
  return tex.trim() && !BLANK_LINE.test(tex) ? { start, end: close + closing.length, tex, display } : null;
}

function readEnvironment(source: string, start: number, sign: string, name: string, star: string) {
  const span = readUntil(source, start, sign.length, `\\end{${name}${star}}`, name !== 'math');
  if (!span || !/^(?:align|gather|multline|eqnarray)$/.test(name)) return span;
  const known = name === 'eqnarray' ? 'align' : name;
  return { ...span, tex: `\\begin{${known}*}${span.tex}\\end{${known}*}` };
}

function readDollars(source: string, start: number): MathSpan | null {
  const close = closingDollar(source, start);
  if (close < 0) return null;
  const tex = source.slice(start + 1, close);
  if (!tex.trim() || BLANK_LINE.test(tex) || isPrice(tex, source[close + 1] ?? '') || isProse(tex))
    return null;
  return { start, end: close + 1, tex, display: false };
}

/** The next dollar, unless it stands in braces: then the one that ends `$M_{\text{H$_2$}}$`. */
function closingDollar(source: string, start: number): number {
  const first = nextDollar(source, start + 1);
  for (let close = first; close > 0 && close - start < LONGEST_NESTED; ) {
    if (bracesMatch(source.slice(start + 1, close))) return close;
    close = nextDollar(source, nextDollar(source, close + 1) + 1);
  }
  return first;
}

function nextDollar(source: string, from: number): number {
  if (from === 0) return -1;
  for (let at = from; at < source.length; at += 1) {
    if (source[at] === '\\') at += 1;
    else if (source[at] === '$') return at;
  }
  return -1;
}

function bracesMatch(tex: string): boolean {
  let depth = 0;
  for (const sign of tex.matchAll(/\\[\s\S]|[{}]/g)) {
    if (sign[0] === '{') depth += 1;
    if (sign[0] === '}') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** "$5 to $10": starts with a number, and what follows is words or another number. */
function isPrice(tex: string, after: string): boolean {
  if (!/^\s?\d/.test(tex) || /[\\^_={}]/.test(tex)) return false;
  if (/\d/.test(after) && /[^\d.,)]$/.test(tex)) return true;
  return /[A-Za-z]{3}/.test(tex) && (/[\s(]$/.test(tex) || /[a-z]{2,}\s+[a-z]{2,}/i.test(tex));
}

/** Two dollars that belong to different formulas have a sentence between them. */
function isProse(tex: string): boolean {
  const bare = tex.replace(
    /\\(?:text\w*|mbox|hbox|mathrm|operatorname)\*?\s*\{(?:[^{}]|\{[^{}]*\})*\}|\\[A-Za-z]+/g,
    '',
  );
  const run = /(?<![\w\\])[a-z]{3,}(?:[,.;:]?\s+[a-z]{2,})+/i.exec(bare)?.[0].split(/\s+/).length ?? 0;
  return run >= 8 || (run >= 2 && /^\s|[\s(]$/.test(tex)) || (run >= 3 && /^[\s,.;:)]|[\s,(]$/.test(tex));
}
