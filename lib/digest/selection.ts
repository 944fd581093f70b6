import type { Selection } from '@/lib/digest/schema';

type Selectable = { title: string; abstract: string; categories: string[]; upvotes: number };

/**
 * The papers of an edition that a reader wants, in the edition's order: in one of the categories, with one of the
 * keywords in title or abstract, and with enough votes. An empty choice excludes nothing. `matching` counts those
 * before the cut to the reader's number.
 */
export function selectPapers<Paper extends Selectable>(
  frozen: Paper[],
  selection: Selection,
): { papers: Paper[]; matching: number } {
  const words = selection.keywords.map(matcherOf);
  const matching = frozen.filter(
    (paper) =>
      paper.upvotes >= selection.minVotes &&
      (selection.categories.length === 0 ||
        paper.categories.some((code) => isAmong(code, selection.categories))) &&
      (words.length === 0 || words.some((word) => word.test(fold(`${paper.title}\n${paper.abstract}`)))),
  );
  return { papers: matching.slice(0, selection.papers), matching: matching.length };
}

export function isFiltered({ categories, keywords, minVotes }: Selection): boolean {
  return categories.length > 0 || keywords.length > 0 || minVotes > 0;
}

/** "cs" stands for all of "cs.…". */
function isAmong(code: string, wanted: string[]): boolean {
  return wanted.some((one) => {
    const [whole, part] = [one.toLowerCase(), code.toLowerCase()];
    return part === whole || part.startsWith(`${whole}.`);
  });
}

/** Whole words, whatever their case, accents or hyphens: "graph neural" finds "Graph-Neural", not "paragraph". */
function matcherOf(keyword: string): RegExp {
  const pattern = fold(keyword)
    .trim()
    .split(/[\s-]+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[\\s-]+');
  return new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?:s|es)?(?![\\p{L}\\p{N}])`, 'u');
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
