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
  '\\H': '\\mathcal{H}',
  '\\vp': '\\varphi',
  '\\OmL': '\\Omega_\\Lambda',
  '\\boldmath': '',
  '\\la': '\\lesssim',
  '\\ga': '\\gtrsim',
  '\\lambdabar': '\\bar{\\lambda}',
  '\\Omg': '\\Omega',
  '\\micron': '\\text{μm}',
  '\\Mstar': 'M_\\star',
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

/** What a macro nobody defined most likely shows: a letter in a usual alphabet, or else its own name, upright. */
export function guessMacro(name: string): string {
  const letter = (pattern: RegExp) => pattern.exec(name)?.[1];
  const bold = letter(/^(?:b|bf|m)([A-Z])$/);
  if (bold) return `\\mathbf{${bold}}`;
  const script = letter(/^(?:c|cal|g)([A-Z])$/);
  if (script) return `\\mathcal{${script}}`;
  const board = letter(/^(?:bb|s|set)([A-Z])$/) ?? letter(/^([A-Z])\1$/);
  if (board) return `\\mathbb{${board}}`;
  return `\\operatorname{${name}}`;
}
