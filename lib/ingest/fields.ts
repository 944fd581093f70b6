import { type ArxivId, parseArxivId } from '@/lib/papers/arxiv-id';

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g;
const category = /^[a-z]+(?:-[a-z]+)*(?:\.[A-Za-z]+(?:-[A-Za-z]+)*)?$/;

/** The canonical id; throws an Error naming the text where it is none. */
export function requireId(text: string): ArxivId {
  const found = parseArxivId(text);
  if (!found) throw new Error(`"${text.slice(0, 80)}" is not an arXiv id.`);
  return found;
}

/** Text that a database and a page can hold: no control characters, no half characters. */
export function clean(text: string): string {
  return text.toWellFormed().replace(control, '').trim();
}

/** A title on one line. */
export function oneLine(text: string): string {
  return clean(text).replace(/\s+/g, ' ');
}

/** Trimmed text on one line, or null where nothing is left. */
export function optionalLine(text: string | null | undefined): string | null {
  return (text && oneLine(text)) || null;
}

/** The publisher's DOIs, bare: the field may hold several, between blanks, commas or semicolons, also as addresses. */
export function splitDois(text: string | null | undefined): string[] {
  const bare = (text ?? '').replace(/(?:https?:\/\/(?:dx\.)?doi\.org\/|\bdoi:\s*)(?=10\.)/gi, ' ');
  const dois = bare.split(/[\s;,]+(?=10\.)|\s+/).map((doi) => clean(doi).replace(/[;,]$/, ''));
  return [...new Set(dois)].filter((doi) => doi.startsWith('10.'));
}

/**
 * Splits what stands among the categories into arXiv's codes and MSC or ACM classes. Both codes of an alias, such as
 * math.MP and math-ph, stay where both come, so that a follower of either side gets the paper; none is added.
 */
export function sortSubjects(terms: string[]): { categories: string[]; subjectClasses: string[] } {
  const all = [...new Set(terms.map((term) => oneLine(term).replace(/[;,]+$/, '')).filter(Boolean))];
  return {
    categories: all.filter((term) => category.test(term)),
    subjectClasses: all.filter((term) => !category.test(term)),
  };
}

/** The category that an id in the old shape names, with its class where one is written; null for a new id. */
export function categoryOfId(text: string): string | null {
  const named = /([a-z]+(?:-[a-z]+)*)(?:\.([a-z]{2}))?\/\d{7}/i.exec(text);
  if (!named) return null;
  const [, archive = '', section] = named;
  return archive.toLowerCase() + (section ? `.${section.toUpperCase()}` : '');
}

/** Throws an Error where no category is left: a paper without one has no page to stand on. */
export function requireCategory<T extends { categories: string[] }>(subjects: T): T {
  if (subjects.categories.length === 0) throw new Error('The record names no category of arXiv.');
  return subjects;
}

/** A moment; throws an Error naming the text where it is none. A date without time means midnight UTC. */
export function requireMoment(text: string): Date {
  const at = new Date(text.trim());
  const year = at.getUTCFullYear();
  if (!(year >= 1986 && year < 2100)) throw new Error(`"${text.slice(0, 80)}" is not a date.`);
  return at;
}
