/** Keeps of temml's markup what browsers draw by themselves; its classes are for a style sheet we do not send. */
export function compactMathml(mathml: string): string {
  const tables = mathml.includes('<mtd') ? mathml.replace(/<mtd([^>]*)>/g, placeCell) : mathml;
  return tables
    .replace(/ (?:class|style|id)="[^"]*"/g, '')
    .replaceAll(' data-cell="', ' style="')
    .replaceAll('\u00A0', '&#160;')
    .replaceAll('\n', ' ');
}

/** Where a cell stands is the one style to keep: no attribute of MathML Core says it. */
function placeCell(cell: string, attributes: string): string {
  const side = /class="[^"]*tml-(left|right)/.exec(attributes)?.[1];
  const padding = /padding-left:[\d.]+(?:em|pt);padding-right:[\d.]+(?:em|pt);/.exec(attributes)?.[0] ?? '';
  const style = `${side ? `text-align:${side};` : ''}${padding}`;
  return style ? `<mtd data-cell="${style}">` : cell;
}

/** Lines over and under a term as MathML Core has them; Chromium draws no `menclose`. */
export function drawLines(mathml: string): string {
  if (!mathml.includes('<menclose')) return mathml;
  const open: string[] = [];
  return mathml.replace(
    /<(\/?)menclose(?: notation="([^"]*)")?[^>]*>/g,
    (_, slash: string, notation = '') => {
      if (!slash) open.push(notation);
      const [before, after] = LINES[slash ? (open.pop() ?? '') : notation] ?? ['<mrow>', '</mrow>'];
      return slash ? after : before;
    },
  );
}

const LINES: Record<string, readonly [before: string, after: string]> = {
  top: ['<mover accent="true"><mrow>', '</mrow><mo stretchy="true">‾</mo></mover>'],
  bottom: ['<munder accentunder="true"><mrow>', '</mrow><mo stretchy="true">_</mo></munder>'],
};
