import temml from 'temml';
import { MACROS, prepareMath } from './math-source';
import { mathmlToText } from './mathml-text';

const LONGEST = 2_000;
const UNKNOWN_MACROS = 6;

export type Formula = { html: string; text: string };

/**
 * One formula as MathML and as words; null where it cannot be typeset. A macro nobody knows is shown by its name
 * inside the formula. Never throws.
 */
export function renderMath(tex: string, display: boolean): Formula | null {
  if (tex.length > LONGEST) return null;
  const mathml = typeset(prepareMath(tex), display, { ...MACROS }, UNKNOWN_MACROS);
  return mathml && isSafe(mathml) ? { html: compact(mathml), text: mathmlToText(mathml) } : null;
}

function typeset(
  tex: string,
  display: boolean,
  macros: Record<string, string>,
  tries: number,
): string | null {
  try {
    return temml.renderToString(tex, { ...LIMITS, displayMode: display, macros });
  } catch (error) {
    const name = /^\s*Unsupported function name: (\\[A-Za-z]+)/.exec(String((error as Error).message))?.[1];
    if (!name || UNTRUSTED.has(name) || tries === 0) return null;
    return typeset(
      tex,
      display,
      { ...macros, [name]: `\\text{\\textbackslash ${name.slice(1)}}` },
      tries - 1,
    );
  }
}

const LIMITS = {
  throwOnError: true,
  strict: false,
  trust: false,
  annotate: false,
  maxSize: [10, 10] as [number, number],
  maxExpand: 100,
};

const UNTRUSTED = new Set(['\\href', '\\url']);

function isSafe(mathml: string): boolean {
  return mathml.startsWith('<math') && !/<(?!\/?m)|\s(?:href|src|on\w+)=/i.test(mathml);
}

/** Classes and styles are for a style sheet we do not send. */
function compact(mathml: string): string {
  return mathml.replace(/ (?:class|style|id)="[^"]*"/g, '').replace(/\n/g, ' ');
}
