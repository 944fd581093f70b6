/** The words of a text as they were typed, without the signs around them. */
export function typedWords(text: string): string[] {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/** A compound with its parts apart: "GPT-4" is "GPT 4"; letters glued to a number come apart too: "gpt4" is "gpt 4". */
export function apart(word: string): string {
  return word.replace(dashes, ' ').replace(/^(\p{L}{2,})(\d+(?:\.\d+)?\p{L}?)$/u, '$1 $2');
}

/** Whether the parts only mean something side by side, as a letter or a number does: "GPT-4", "k-NN". */
export function isClose(word: string): boolean {
  return apart(word)
    .split(' ')
    .some((part) => /^\d/.test(part) || [...part].length === 1);
}

/** Two neighbours that others write as one word, "GPT 4" and "k NN": the one word; otherwise null. */
export function glued(first: string, second: string): string | null {
  if (!/^[\p{L}\p{N}]+$/u.test(first) || !/^[\p{L}\p{N}]+(?:\.\d+)?$/u.test(second)) return null;
  const isLetter = [...first].length === 1 && /^\p{L}/u.test(first) && /^[\p{L}\d]/u.test(second);
  const isNumbered = /^\p{L}+$/u.test(first) && /^\d{1,3}(?:\.\d+)?\p{L}?$/u.test(second);
  return isLetter || isNumbered ? first + second : null;
}

const dashes = /[-\u2010-\u2013\u2212/_]+/g;
