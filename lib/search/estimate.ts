import type { Plan } from '@/lib/search/plan';

/** How many papers hold all of these, by how many hold each, if chance had put them there; at most as many as hold the rarest. */
export function estimateAll(papers: number[], corpus: number): number {
  const size = Math.max(corpus, 1);
  const chance = papers.reduce((product, one) => product * Math.min(one / size, 1), 1);
  return Math.min(size * chance, ...papers, size);
}

/** The same for a whole search with all its words. */
export function estimateSearch({ words, filterPapers, corpus }: Plan): number {
  return estimateAll([...words.map((word) => word.papers), ...filterPapers], corpus);
}
