import { readAccent } from './accents';
import { writeHref, writeUrl } from './addresses';
import { type Argument, readArgument } from './braces';
import {
  CITATIONS,
  DECLARATIONS,
  FUNCTIONS,
  MATHEMATICAL,
  PLAIN,
  SECOND_ONLY,
  SILENT_ENVIRONMENTS,
  WRAPPERS,
} from './commands';
import { dingbat } from './dingbats';
import { renderMath } from './math';
import type { Prose } from './passage';
import { ESCAPED, LETTERS, SIGNS } from './symbols';
import type { Writer } from './writer';

const LONGEST_OPEN = 300;
const NAME = /\\(?:([A-Za-z]+)\*?|([\s\S]))/y;

/** Writes the command at `at` outside any formula and returns where it ends. Unknown ones stay as written. */
export function readCommand(prose: Prose, at: number, end: number, out: Writer): number {
  NAME.lastIndex = at;
  const found = NAME.exec(prose.source);
  const name = found?.[1] ?? found?.[2] ?? '';
  const next = at + 1 + name.length;
  const accent = readAccent(prose.source, name, next);
  if (accent && accent.end <= end) {
    out.words(accent.value);
    return accent.end;
  }
  if (found?.[1]) return writeNamed(prose, name, next, end, out);
  out.words(ESCAPED[name] ?? `\\${name}`);
  return /[~^'"`]/.test(name) && prose.source.startsWith('{}', next) ? next + 2 : next;
}

function writeNamed(prose: Prose, name: string, next: number, end: number, out: Writer): number {
  const letter = own(LETTERS, name);
  if (letter !== undefined) {
    out.words(letter);
    return skip(prose.source, next, /\{\}|\s(?=\p{L})/uy);
  }
  const sign = own(SIGNS, name);
  if (sign !== undefined) {
    out.words(sign);
    return skip(prose.source, next, /\{\}/y);
  }
  const first = readArgument(prose.source, next, end) ?? openArgument(prose, name, next, end);
  return (first && writeWithArgument(prose, name, first, end, out)) ?? writeLone(prose, name, next, end, out);
}

/** An abstract cut short may end inside an argument. */
function openArgument(prose: Prose, name: string, next: number, end: number): Argument | null {
  const last = end === prose.source.length && end - next <= LONGEST_OPEN && prose.source[next] === '{';
  return last && !MATHEMATICAL.has(name) ? { start: next + 1, end, next: end } : null;
}

function writeWithArgument(
  prose: Prose,
  name: string,
  first: Argument,
  end: number,
  out: Writer,
): number | null {
  const { source } = prose;
  const written = source.slice(first.start, first.end);
  if (own(WRAPPERS, name) || PLAIN.has(name))
    prose.writeInside(prose, first.start, first.end, own(WRAPPERS, name), out);
  else if (CITATIONS.has(name)) out.words(`[${written}]`);
  else if (MATHEMATICAL.has(name)) return writeFormula(`\\${name}{${written}}`, first, out);
  else if (name === 'ang') out.words(`${written}°`);
  else if (name === 'ding') out.words(dingbat(written) ?? `\\ding{${written}}`);
  else if (name === 'url' || name === 'nolinkurl') writeUrl(prose, written, out);
  else if (name === 'footnote') writeFootnote(prose, first, out);
  else if (name === 'color') return first.next;
  else if ((name === 'begin' || name === 'end') && SILENT_ENVIRONMENTS.has(written)) out.words(' ');
  else {
    const second = readArgument(source, first.next, end);
    if (second) return writeWithTwo(prose, name, first, second, out);
    if (name !== 'href') return null;
    writeUrl(prose, written, out);
  }
  return first.next;
}

function writeWithTwo(
  prose: Prose,
  name: string,
  first: Argument,
  second: Argument,
  out: Writer,
): number | null {
  if (SECOND_ONLY.has(name)) prose.writeInside(prose, second.start, second.end, undefined, out);
  else if (name === 'texorpdfstring') prose.writeInside(prose, first.start, first.end, undefined, out);
  else if (name === 'href' || name === 'hyperlink') writeHref(prose, first, second, out);
  else if (name === 'ion' || name === 'frac' || name === 'SI') {
    prose.writeInside(prose, first.start, first.end, undefined, out);
    out.words(name === 'frac' ? '/' : ' ');
    prose.writeInside(prose, second.start, second.end, undefined, out);
  } else return null;
  return second.next;
}

/** `\bar{c}` without dollars. */
function writeFormula(tex: string, argument: Argument, out: Writer): number | null {
  const formula = tex.includes('$') ? null : renderMath(tex, false);
  if (!formula) return null;
  out.both(formula.html, formula.text);
  return argument.next;
}

function writeFootnote(prose: Prose, note: Argument, out: Writer): void {
  out.words(' (');
  prose.writeInside(prose, note.start, note.end, undefined, out);
  out.words(')');
}

/** A command without argument: a switch of type, a sign of mathematics, or one we do not know. */
function writeLone(prose: Prose, name: string, next: number, end: number, out: Writer): number {
  if (DECLARATIONS.has(name)) return skip(prose.source, next, /\s/y);
  if (FUNCTIONS.has(name)) {
    out.words(name);
    return next;
  }
  const symbol = prose.source[next] === '{' ? null : renderMath(`\\${name}`, false)?.text;
  const known = symbol && [...symbol].length === 1;
  out.words(known ? symbol : prose.source.slice(next - name.length - 1, Math.min(next, end)));
  return next;
}

function skip(source: string, at: number, pattern: RegExp): number {
  pattern.lastIndex = at;
  return pattern.test(source) ? pattern.lastIndex : at;
}

function own<Value>(table: Record<string, Value>, name: string): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
