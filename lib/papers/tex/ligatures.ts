/** What a tie, a quote or dashes at `at` stand for in print, seen from their neighbours. */
export function ligature(source: string, token: string, at: number): string {
  const before = source[at - 1] ?? ' ';
  const after = source[at + token.length] ?? ' ';
  if (token === '~') return /[\s([]/.test(before) || /\s/.test(after) ? '~' : '\u00A0';
  if (token === '``') return '“';
  if (token === "''") return '”';
  if (token === '`') return opensQuote(source, at) ? '‘' : '`';
  if (token === "'") return closesQuote(source, at) ? '’' : "'";
  if (token.length > 3 || (/\s/.test(before) && /[A-Za-z]/.test(after))) return token;
  return token.length === 3 ? '—' : '–';
}

function opensQuote(source: string, at: number): boolean {
  return !/[\w`]/.test(source[at - 1] ?? ' ') && /^\w[^`']{0,80}'(?!\w)/.test(source.slice(at + 1, at + 90));
}

function closesQuote(source: string, at: number): boolean {
  return (
    !/\w/.test(source[at + 1] ?? ' ') &&
    /(?:^|[^\w`])`\w[^`']{0,80}$/.test(source.slice(Math.max(0, at - 83), at))
  );
}
