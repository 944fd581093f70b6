/** Where the brace opened at `open` closes, before `end`; -1 where it does not. */
export function closingBrace(source: string, open: number, end: number): number {
  let depth = 0;
  for (let at = open; at < end; at += 1) {
    const sign = source[at];
    if (sign === '\\') at += 1;
    else if (sign === '{') depth += 1;
    else if (sign === '}') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return -1;
}

export type Argument = { start: number; end: number; next: number };

/** The braced argument that begins at or after the blanks at `at`. */
export function readArgument(source: string, at: number, end: number): Argument | null {
  const blanks = /\s*/y;
  blanks.lastIndex = at;
  blanks.exec(source);
  const open = blanks.lastIndex;
  if (source[open] !== '{') return null;
  const close = closingBrace(source, open, end);
  return close < 0 ? null : { start: open + 1, end: close, next: close + 1 };
}
