/**
 * Reads the text form of a tsvector: each lexeme and how often it occurs, at least once.
 * 'cat':3A,7B 'o''hara':2 gives cat 2, o'hara 1.
 */
export function readWords(text: string): Map<string, number> {
  const words = new Map<string, number>();
  eachWord(text, (lexeme, count) => words.set(lexeme, count));
  return words;
}

/** The same without keeping them, for texts by the hundred. */
export function eachWord(text: string, visit: (lexeme: string, count: number) => void): void {
  let at = text.indexOf("'");
  while (at >= 0) {
    const end = endOfLexeme(text, at + 1);
    const next = text.indexOf(" '", end);
    const stop = next < 0 ? text.length : next;
    visit(unquoted(text.slice(at + 1, end)), countPlaces(text, end + 1, stop));
    at = next < 0 ? -1 : next + 1;
  }
}

function endOfLexeme(text: string, from: number): number {
  let at = text.indexOf("'", from);
  while (at >= 0 && text[at + 1] === "'") at = text.indexOf("'", at + 2);
  return at < 0 ? text.length : at;
}

function unquoted(lexeme: string): string {
  if (!lexeme.includes("'") && !lexeme.includes('\\')) return lexeme;
  return lexeme.replaceAll("''", "'").replaceAll('\\\\', '\\');
}

function countPlaces(text: string, from: number, to: number): number {
  let count = 1;
  for (let at = from; at < to; at += 1) if (text.charCodeAt(at) === comma) count += 1;
  return count;
}

const comma = 44;
