import temml from 'temml';
import { BoundedMap } from './bounded-map';
import { guessMacro, MACROS } from './macros';
import { prepareMath } from './math-source';
import { compactMathml, drawLines } from './mathml';
import { mathmlToText } from './mathml-text';

const LONGEST = 2_000;
const LONGEST_MATHML = 60_000;
const DISPLAY_ONLY = /\\begin\s*\{(?:align|gather|multline|equation|eqnarray)\*?\}/;
const UNKNOWN_MACROS = 6;

export type Formula = { html: string; text: string; guessed: string[] };

/** Why a formula stays as written: temml's words, or ours. */
export type Refusal = { refused: string };

/** Abstracts share most of their formulas: `$n$`, `$\alpha$`, `$\times$`. */
const known = new BoundedMap<Formula | Refusal>(5_000);

/**
 * One formula as MathML and as words; null where it cannot be typeset. A macro nobody knows is shown by its name,
 * upright. Never throws.
 */
export function renderMath(tex: string, display: boolean): Formula | null {
  const formula = tryMath(tex, display);
  return 'refused' in formula ? null : formula;
}

/** Like `renderMath`, but says why not. */
export function tryMath(tex: string, display: boolean): Formula | Refusal {
  if (tex.length > LONGEST) return { refused: 'too long' };
  return known.recall(`${display ? '$$' : '$'}${tex}`, () => typeset(prepareMath(tex), display));
}

function typeset(tex: string, display: boolean): Formula | Refusal {
  const macros = tex.includes('\\') ? { ...MACROS } : {};
  const displayMode = display || DISPLAY_ONLY.test(tex);
  const guessed: string[] = [];
  for (;;) {
    try {
      return finish(temml.renderToString(tex, { ...LIMITS, displayMode, macros }), guessed);
    } catch (error) {
      const message = String((error as Error).message);
      const name = /^\s*Unsupported function name: (\\[A-Za-z]+)/.exec(message)?.[1];
      if (!name || UNTRUSTED.has(name) || guessed.length === UNKNOWN_MACROS) return { refused: message };
      guessed.push(name);
      macros[name] = guessMacro(name.slice(1));
    }
  }
}

function finish(mathml: string, guessed: string[]): Formula | Refusal {
  if (mathml.length > LONGEST_MATHML) return { refused: 'too long when typeset' };
  if (!isSafe(mathml)) return { refused: 'not safe' };
  const compact = compactMathml(mathml);
  return { html: drawLines(compact), text: mathmlToText(compact), guessed };
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
