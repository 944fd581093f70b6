/** Arguments that say how, where to or under which name, and are not words of the text. */
const NO_WORDS =
  /\\(?:begin|end|color|textcolor|hspace|vspace|label|href|hyperlink|foreignlanguage|unicode|char|ding|phantom)\*?\s*\{[^{}]*\}(?:\{[lcr| ]+\})?/g;

/** How often each letter stands in a text, accents aside. */
export function countLetters(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [letter] of text.normalize('NFKD').matchAll(/\p{L}/gu))
    counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return counts;
}

/** The letters of a TeX source outside the names of commands that its plain text has fewer of. */
export function lostLetters(source: string, text: string): string[] {
  const words = source.replace(NO_WORDS, ' ').replace(/\\[A-Za-z]+/g, ' ');
  const shown = countLetters(text);
  return [...countLetters(words)]
    .filter(([letter, count]) => count > (shown.get(letter) ?? 0))
    .map(([letter]) => letter);
}
