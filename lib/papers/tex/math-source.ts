const TEXT_ARGUMENT = /\\(?:text\w*|mbox|hbox|emph)\s*\{[^{}$]*\}/g;

/** Puts what authors write, and TeX or arXiv's own page understands, into what temml understands. */
export function prepareMath(tex: string): string {
  const line = tex.replace(/\s+/g, ' ').trim();
  if (!/[\\%]/.test(line)) return line;
  return line
    .replace(/(?<!\\)%/g, '\\%')
    .replace(/\\unicode\s*\{\s*x([0-9a-fA-F]{2,5})\s*\}/g, (_, code: string) => `\\text{${fromHex(code)}}`)
    .replace(/([_^])\s*\\(rm|tt|bf|it|sf|cal)\s*(\{[^{}]*\}|[A-Za-z0-9]+)/g, '$1{\\$2 $3}')
    .replace(/\^\s*\\deg(?:ree)?(?![A-Za-z])/g, '^\\circ')
    .replace(TEXT_ARGUMENT, (argument) => argument.replace(/(?<!\\)_/g, '\\_'));
}

function fromHex(code: string): string {
  const point = Number.parseInt(code, 16);
  const sign =
    point > 0xa0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)
      ? String.fromCodePoint(point)
      : '';
  return sign || `x${code}`;
}

/** What authors write in formulas that is text, or comes from a package or a journal's class. */
export const MACROS: Record<string, string> = {
  '\\mbox': '\\text{#1}',
  '\\hbox': '\\text{#1}',
  '\\em': '',
  '\\emph': '\\text{#1}',
  '\\textsc': '\\text{#1}',
  '\\textsl': '\\textit{#1}',
  '\\sc': '\\rm',
  '\\cite': '\\text{[#1]}',
  '\\citep': '\\text{[#1]}',
  '\\citet': '\\text{[#1]}',
  '\\label': '',
  '\\xspace': '',
  '\\ensuremath': '#1',
  '\\RR': '\\mathbb{R}',
  '\\IR': '\\mathbb{R}',
  '\\reals': '\\mathbb{R}',
  '\\Real': '\\mathbb{R}',
  '\\CC': '\\mathbb{C}',
  '\\C': '\\mathbb{C}',
  '\\QQ': '\\mathbb{Q}',
  '\\Q': '\\mathbb{Q}',
  '\\ZZ': '\\mathbb{Z}',
  '\\NN': '\\mathbb{N}',
  '\\naturals': '\\mathbb{N}',
  '\\FF': '\\mathbb{F}',
  '\\F': '\\mathbb{F}',
  '\\E': '\\mathbb{E}',
  '\\eps': '\\epsilon',
  '\\lam': '\\lambda',
  '\\bigO': '\\mathcal{O}',
  '\\sun': '\\odot',
  '\\Msun': 'M_\\odot',
  '\\msun': 'M_\\odot',
  '\\Lsun': 'L_\\odot',
  '\\Rsun': 'R_\\odot',
  '\\Zsun': 'Z_\\odot',
  '\\kms': '\\text{km s}^{-1}',
  '\\degr': '\\degree',
  '\\arcdeg': '\\degree',
  '\\arcsec': '\\text{″}',
  '\\arcmin': '\\text{′}',
  '\\farcs': '\\text{″}.',
  '\\fdg': '\\text{°}.',
};
