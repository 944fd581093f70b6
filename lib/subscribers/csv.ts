export type CsvRow = { line: number; cells: string[]; broken: boolean };

/** A quoted cell that does not end within so many characters has lost its closing quote. */
const longestCell = 10_000;
const byteOrderMark = '\ufeff';

/**
 * Reads comma-separated values (RFC 4180), also with semicolons or tabs, as spreadsheets save them. Empty lines are
 * left out; a line whose quote never closes comes out as broken, and reading goes on with the next.
 */
export function* readCsv(text: string): Generator<CsvRow> {
  const start = text.startsWith(byteOrderMark) ? 1 : 0;
  const separator = separatorOf(text);
  for (let at = start, line = 1; at < text.length; ) {
    const row = readRow(text, at, separator) ?? brokenRow(text, at);
    if (row.broken || row.cells.length > 1 || row.cells[0] !== '')
      yield { line, cells: row.cells, broken: row.broken };
    line += linesIn(text, at, row.end);
    at = row.end;
  }
}

/** One line as a spreadsheet reads it back; what it would take for a formula gets an apostrophe. */
export function writeCsvRow(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(guarded(cell))).join(',')}\r\n`;
}

/** Takes back the apostrophe that the writer set before what looks like a formula. */
export function unguarded(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

type Row = { cells: string[]; broken: boolean; end: number };

/** The row that begins at a place; null where a quote never closes. */
function readRow(text: string, from: number, separator: string): Row | null {
  const cells: string[] = [];
  for (let at = from; ; at += 1) {
    const cell = text[at] === '"' ? readQuoted(text, at) : readPlain(text, at, separator);
    if (!cell) return null;
    cells.push(cell.value);
    at = cell.end;
    if (text[at] !== separator) return { cells, broken: false, end: afterBreak(text, at) };
  }
}

type Cell = { value: string; end: number };

function readQuoted(text: string, from: number): Cell | null {
  let value = '';
  for (let at = from + 1; at < text.length && at - from < longestCell; at += 1) {
    if (text[at] !== '"') value += text[at];
    else if (text[at + 1] === '"') {
      value += '"';
      at += 1;
    } else return ends(text, at + 1) ? { value, end: at + 1 } : null;
  }
  return null;
}

function readPlain(text: string, from: number, separator: string): Cell {
  let end = from;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { value: text.slice(from, end), end };
}

function ends(text: string, at: number): boolean {
  return at >= text.length || ',;\t\r\n'.includes(text[at] ?? '');
}

function brokenRow(text: string, from: number): Row {
  const { end } = readPlain(text, from, '\n');
  return { cells: [text.slice(from, end)], broken: true, end: afterBreak(text, end) };
}

function afterBreak(text: string, at: number): number {
  return text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : at + 1;
}

function linesIn(text: string, from: number, end: number): number {
  return (text.slice(from, end).match(/\r\n|\n|\r/g) ?? []).length;
}

function separatorOf(text: string): string {
  const first = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  return [',', ';', '\t'].find((mark) => first.includes(mark)) ?? ',';
}

function guarded(cell: string): string {
  return /^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

function quoted(cell: string): string {
  return /[",;\t\r\n']/.test(cell) || cell === '' || cell.trim() !== cell
    ? `"${cell.replaceAll('"', '""')}"`
    : cell;
}
