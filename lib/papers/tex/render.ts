import { writeInside, writeProse } from './prose';
import { findMath } from './spans';
import { Writer } from './writer';

export type Rendered = { html: string; text: string };

const LONGEST = 20_000;
const TEXY = /[$\\{~`]|''|--|https?:\/\//;
const UNTIDY = /[^\n\u0020-\u007E]| {2}| \n/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
const CONTROL = /[\u0000-\u0008\u000B-\u001F\u007F\uFFFE\uFFFF]/g;

/**
 * A title or abstract as arXiv sends it (hard wraps, TeX) as safe HTML and as plain text. Nothing in the source
 * becomes a tag, and what cannot be typeset stays as written. With `paragraphs` the HTML is `p` elements and
 * addresses are links; without, it is one line and may stand inside a link. Never throws.
 */
export function renderTex(raw: string, options: { paragraphs: boolean }): Rendered {
  const source = clean(raw);
  const out = new Writer();
  if (source.length > LONGEST) out.words(source.replace(/\s+/g, ' '));
  else if (TEXY.test(source)) writeAll(source, options.paragraphs, out);
  else out.words(options.paragraphs ? source : source.replaceAll('\n', ' '));
  return options.paragraphs ? inParagraphs(out) : { html: tidy(out.html), text: tidy(out.text) };
}

/** Plain blanks, no control characters; a newline that is only a wrap becomes a blank. */
function clean(raw: string): string {
  const lines = (UNTIDY.test(raw) ? withoutOddSigns(raw) : raw).trim();
  return /\n[\n ]/.test(lines) ? lines.replace(/ ?\n(?:[\n ]+)|\n/g, keepBreak) : lines.replaceAll('\n', ' ');
}

/** Formulas stop at an empty line, not at an indented one, so the two stay apart. */
function keepBreak(found: string): string {
  if (/\n *\n/.test(found)) return '\n\n';
  return found.endsWith(' ') ? '\n ' : ' ';
}

function withoutOddSigns(raw: string): string {
  const lines = raw
    .replace(/\r\n?/g, '\n')
    .replace(CONTROL, ' ')
    .replace(/[ \t]+/g, ' ');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the border of ASCII
  return /[^\u0000-\u007F]/.test(lines) ? lines.normalize('NFC') : lines;
}

function writeAll(source: string, paragraphs: boolean, out: Writer): void {
  const spans = /[$\\]/.test(source) ? findMath(source) : [];
  writeProse({ source, spans, links: paragraphs, paragraphs, depth: 0, writeInside }, 0, source.length, out);
}

function inParagraphs(out: Writer): Rendered {
  const html = out.html.split('\n').map(tidy).filter(Boolean);
  const text = out.text.split('\n').map(tidy).filter(Boolean);
  return { html: html.map((words) => `<p>${words}</p>`).join(''), text: text.join('\n\n') };
}

function tidy(line: string): string {
  return line
    .replace(/\u00A0/g, ' ')
    .replace(/ {2,}|\t+/g, ' ')
    .trim();
}
