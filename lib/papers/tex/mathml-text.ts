type Node = { tag: string; attributes: string; children: (Node | string)[] };

const RELATIONS = /^(?:[=<>≤≥≈~≃≅≡≠∝∈∉⊂⊆⊃⊇→←↦⇒⇔⟶≪≫≲≳⟨]|:=)$/u;

/** A formula in a line of plain text: `O(n log n)`, `x_i`, `10^-5`, `a/b`. */
export function mathmlToText(mathml: string): string {
  const line = write(parse(mathml)).replace(/\s+/g, ' ').trim();
  return line.replace(/^([~<>≤≥≈≲≳]) /, '$1');
}

function parse(mathml: string): Node {
  const root: Node = { tag: 'root', attributes: '', children: [] };
  const open: Node[] = [root];
  for (const [token] of mathml.matchAll(/<[^>]*>|[^<]+/g)) {
    const inside = open[open.length - 1] ?? root;
    if (token.startsWith('</')) open.pop();
    else if (token.startsWith('<')) {
      const [, tag = '', attributes = ''] = /^<([\w-]+)([^>]*)>$/.exec(token) ?? [];
      const node: Node = { tag, attributes, children: [] };
      inside.children.push(node);
      if (!token.endsWith('/>')) open.push(node);
    } else inside.children.push(unescapeHtml(token));
  }
  return root;
}

function write(node: Node | string | undefined): string {
  if (node === undefined) return '';
  if (typeof node === 'string') return plain(node);
  const [first, second, third] = node.children;
  switch (node.tag) {
    case 'mo':
      return operator(node);
    case 'mspace':
      return Number.parseFloat(/width="([\d.]+)/.exec(node.attributes)?.[1] ?? '0') > 0.1 ? ' ' : '';
    case 'mover':
      return isMark(second) ? write(first) : `${write(first)}${script('^', second)}`;
    case 'msup':
      return `${write(first)}${script('^', second)}`;
    case 'msub':
    case 'munder':
      return `${write(first)}${script('_', second)}${gap(first)}`;
    case 'msubsup':
    case 'munderover':
      return `${write(first)}${script('_', second)}${script('^', third)}${gap(first)}`;
    case 'mfrac':
      return `${grouped(first)}/${grouped(second)}`;
    case 'msqrt':
      return `√${grouped({ ...node, tag: 'mrow' })}`;
    case 'mroot':
      return `${write(second)}√${grouped(first)}`;
    case 'mtable':
      return node.children.map((row) => write(row).trim()).join('; ');
    case 'mtr':
      return node.children.map(write).join(' ');
    case 'mphantom':
      return '';
    default:
      return node.children.map(write).join('');
  }
}

function operator(node: Node): string {
  const sign = node.children.map(write).join('');
  return RELATIONS.test(sign) && !node.attributes.includes('fence') ? ` ${sign} ` : sign;
}

function script(sign: string, node: Node | string | undefined): string {
  const inner = write(node)
    .replace(/ ([^\w\s]) /g, '$1')
    .trim();
  if (!inner) return '';
  if (/^[′″‴*]+$/.test(inner)) return inner;
  return /^[-+]?[\p{L}\p{N}.]+$|^[^\w\s]$/u.test(inner) ? sign + inner : `${sign}(${inner})`;
}

/** A sum or a limit stands apart from what it is taken of. */
function gap(base: Node | string | undefined): string {
  return /^[∑∏∫∮⋃⋂]$|^[a-z]{3,}$/.test(write(base).trim()) ? ' ' : '';
}

function grouped(node: Node | string | undefined): string {
  const inner = write(node).trim();
  return /^[\p{L}\p{N}.^_]*$/u.test(inner) ? inner : `(${inner})`;
}

/** Bars, hats and arrows over a letter; words do without. */
function isMark(node: Node | string | undefined): boolean {
  return typeof node === 'object' && node.tag === 'mo' && !/[\p{Lu}\p{Ll}\p{N}]/u.test(write(node));
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u2061-\u2064\u200b]/g, '')
    .replaceAll('−', '-')
    .replaceAll('∼', '~')
    .replaceAll('∗', '*');
}

function unescapeHtml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#160;', ' ')
    .replace(/&#(?:x27|39);/g, "'")
    .replaceAll('&amp;', '&');
}
