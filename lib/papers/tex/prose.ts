import { writeAddress } from './addresses';
import { closingBrace, readArgument } from './braces';
import { readCommand } from './command';
import { DECLARATIONS, WRAPPERS } from './commands';
import { ligature } from './ligatures';
import { renderMath } from './math';
import { isWordsOnly } from './math-source';
import type { Prose } from './passage';
import type { MathSpan } from './spans';
import { Writer } from './writer';

const DEEPEST = 40;
const TOKEN = /\\|\$|\{|[_^]\{|~|`{1,2}|'{1,2}|--+|[ \t]*\n\s*|https?:\/\//g;

/** Writes source[start, end) to `out`: formulas typeset, commands and signs of TeX as what they mean. */
export function writeProse(prose: Prose, start: number, end: number, out: Writer): void {
  if (prose.depth > DEEPEST) {
    out.words(prose.source.slice(start, end).replace(/\s+/g, ' '));
    return;
  }
  let at = start;
  while (at < end) {
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(prose.source);
    const next = Math.min(found?.index ?? end, end);
    if (next > at) out.words(prose.source.slice(at, next));
    if (!found || next >= end) return;
    at = Math.max(next + 1, writeToken(prose, found[0], next, end, out));
  }
}

/** Writes what begins at `at` and returns where it ends. */
function writeToken(prose: Prose, token: string, at: number, end: number, out: Writer): number {
  if (token === '\\' || token === '$')
    return writeMath(prose, at, end, out) ?? writeSign(prose, at, end, out);
  if (token === '_{' || token === '^{') return writeScripts(prose, at, end, out);
  if (token === '{') return writeGroup(prose, at, end, out);
  if (token.startsWith('http')) return writeAddress(prose, at, end, out);
  if (token.includes('\n')) return writeBreak(prose, token, at, out);
  out.words(ligature(prose.source, token, at));
  return at + token.length;
}

function writeSign(prose: Prose, at: number, end: number, out: Writer): number {
  if (prose.source[at] === '\\') return readCommand(prose, at, end, out);
  out.words('$');
  return at + 1;
}

function writeMath(prose: Prose, at: number, end: number, out: Writer): number | null {
  const span = spanAt(prose.spans, at);
  if (!span || span.end > end) return null;
  if (isWordsOnly(span.tex) && prose.source[at] === '$') {
    writeInside(prose, at + 1, span.end - 1, undefined, out);
    return span.end;
  }
  const formula = renderMath(span.tex, span.display);
  if (formula) out.both(formula.html, formula.text);
  else out.words(prose.source.slice(span.start, span.end).replace(/\s+/g, ' '));
  return span.end;
}

function spanAt(spans: MathSpan[], at: number): MathSpan | undefined {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? at) < at) low = middle + 1;
    else high = middle;
  }
  return spans[low]?.start === at ? spans[low] : undefined;
}

/** `2^{n}` and `U_{e3}` without dollars: the scripts are typeset, the base is a word as before. */
function writeScripts(prose: Prose, at: number, end: number, out: Writer): number {
  let close = at;
  for (
    let next = readArgument(prose.source, at + 1, end);
    next;
    next = /[_^]/.test(prose.source[close] ?? '') ? readArgument(prose.source, close + 1, end) : null
  )
    close = next.next;
  const tex = prose.source.slice(at, close);
  const formula = close > at && !/[$\n]|\\[()]/.test(tex) ? renderMath(tex, false) : null;
  if (formula) out.both(formula.html, formula.text);
  else out.words(prose.source[at] ?? '');
  return formula ? close : at + 1;
}

/** `{\bf so}` and `{\'e}` lose their braces, `{a, b}` keeps them. */
function writeGroup(prose: Prose, at: number, end: number, out: Writer): number {
  const close = closingBrace(prose.source, at, end);
  const declaration = /\{\s*\\([A-Za-z]+)\s*/y;
  declaration.lastIndex = at;
  const name = declaration.exec(prose.source)?.[1] ?? '';
  const formula = close > 0 && name === 'cal' ? renderMath(prose.source.slice(at, close + 1), false) : null;
  if (formula) out.both(formula.html, formula.text);
  else if (close > 0 && DECLARATIONS.has(name)) {
    writeInside(prose, Math.min(declaration.lastIndex, close), close, WRAPPERS[name], out);
  } else if (
    close > 0 &&
    /^\{\s*\\(?:[^A-Za-z]|[A-Za-z]{1,2}(?![A-Za-z]))/.test(prose.source.slice(at, at + 9))
  ) {
    writeProse({ ...prose, depth: prose.depth + 1 }, at + 1, close, out);
  } else {
    if (close !== at + 1) out.words('{');
    return close === at + 1 ? close + 1 : at + 1;
  }
  return close + 1;
}

/** The argument between two tags; paragraphs do not begin inside. */
export function writeInside(
  prose: Prose,
  start: number,
  end: number,
  tags: readonly [string, string] | undefined,
  out: Writer,
): void {
  const inner = new Writer();
  writeProse({ ...prose, paragraphs: false, depth: prose.depth + 1 }, start, end, inner);
  out.both(tags ? tags[0] + inner.html + tags[1] : inner.html, inner.text);
}

function writeBreak(prose: Prose, token: string, at: number, out: Writer): number {
  const begins = prose.paragraphs && /\n[ \t\n]/.test(token);
  const sign = begins ? '\n' : ' ';
  out.both(sign, sign);
  return at + token.length;
}
