const BOLD_BOX = /\\(?:mbox|hbox|text)\s*\{\s*\\(?:boldmath|bf)\s*\$([^$]*)\$\s*\}/g;
/** Nobody can refer to the number of a line in an abstract. */
const NUMBERED = /\\(begin|end)\s*\{(align|gather|multline|equation|eqnarray)\}/g;
const TEXT_ARGUMENT = /\\(?:text\w*|mbox|hbox|emph)\s*\{[^{}$]*\}/g;

const WORDS_ONLY =
  /^\s*\\(?:(?:href|url)\s*\{|(?:text(?:bf|it|tt|sc|sf|rm|sl)?|emph|mbox|underline)\s*\{[^{}$^\\]*\}\s*$)/;

/** `$\textbf{P}$olicy`: dollars around what is no formula. */
export function isWordsOnly(tex: string): boolean {
  return WORDS_ONLY.test(tex);
}

/** Puts what authors write, and TeX or arXiv's own page understands, into what temml understands. */
export function prepareMath(tex: string): string {
  const line = closeBraces(tex.replace(/\s+/g, ' ').trim());
  if (!/[\\%]/.test(line)) return line;
  return line
    .replace(/(?<!\\)(?:\\\\)*\\$/, '$& ')
    .replace(/(?<!\\)%/g, '\\%')
    .replace(/(?<!\\)\\([0-9*])/g, '$1')
    .replace(/(?<!\\)\\([()[\]])/g, '$1')
    .replace(
      NUMBERED,
      (_, which: string, name: string) => `\\${which}{${name === 'eqnarray' ? 'align' : name}*}`,
    )
    .replace(BOLD_BOX, '\\boldsymbol{$1}')
    .replace(/\\unicode\s*\{\s*x([0-9a-fA-F]{2,5})\s*\}/g, (_, code: string) => `\\text{${fromHex(code)}}`)
    .replace(/([_^])\s*\\(rm|tt|bf|it|sf|cal)\s*(\{[^{}]*\}|[A-Za-z0-9]+)/g, '$1{\\$2 $3}')
    .replace(/\^\s*\\deg(?:ree)?(?![A-Za-z])/g, '^\\circ')
    .replace(TEXT_ARGUMENT, (argument) => argument.replace(/(?<!\\)_/g, '\\_'));
}

/** `$T_{\mathrm{eff}$` lacks its last brace; nobody doubts where it belongs. */
function closeBraces(tex: string): string {
  let depth = 0;
  for (const [sign] of tex.matchAll(/\\[\s\S]|[{}]/g)) {
    if (sign === '{') depth += 1;
    if (sign === '}') depth -= 1;
    if (depth < 0) return tex;
  }
  return depth > 0 && depth <= 2 ? tex + '}'.repeat(depth) : tex;
}

function fromHex(code: string): string {
  const point = Number.parseInt(code, 16);
  const sign =
    point > 0xa0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)
      ? String.fromCodePoint(point)
      : '';
  return sign || `x${code}`;
}
