/** A word as it stands in a text, and the lexemes that search makes of it. */
export type WordForm = { word: string; lexemes: string[] };

const words = /[\p{L}\p{N}][\p{L}\p{N}\p{M}+#’'-]*/gu;

/** The distinct words of a text, the most frequent first; small letters unless there are capitals inside, as in LLMs. */
export function wordsIn(text: string): string[] {
  const counts = new Map<string, number>();
  for (const [found] of text.matchAll(words)) {
    const word = shown(found.replace(/[-’']+$/u, ''));
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].length - b[0].length).map(([word]) => word);
}

/** What to show for a lexeme: the first of the forms that means it and nothing else. */
export function readableTerms(forms: WordForm[]): Map<string, string> {
  const readable = new Map<string, string>();
  for (const { word, lexemes } of forms) {
    const [lexeme, ...others] = lexemes;
    if (lexeme !== undefined && others.length === 0 && !readable.has(lexeme)) readable.set(lexeme, word);
  }
  return readable;
}

/** Up to `most` of these terms that can be shown and say something: no number alone, no single letter, none twice. */
export function chooseShown(terms: string[], readable: Map<string, string>, most: number): string[] {
  const chosen = new Set<string>();
  for (const term of terms) {
    const word = readable.get(term);
    if (word && word.length > 1 && !/^\d+$/.test(word)) chosen.add(word);
    if (chosen.size === most) break;
  }
  return [...chosen];
}

function shown(word: string): string {
  return /^.+\p{Lu}/u.test(word) ? word : word.toLowerCase();
}
