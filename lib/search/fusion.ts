import type { Neighbour } from '@/lib/embedding/schema';

/** What meaning counts beside words, where the best paper by words counts 1. */
const meaningWeight = 0.3;
/** So many of the best by words are judged by meaning as well. */
export const fusedByWords = 200;
export const fusedByMeaning = 50;

export type Scored = { id: string; score: number };

/**
 * One list of what words and meaning have found: words over the best of them, plus 0.3 of the cosine. What lies beyond
 * the first 200 by words keeps its place after them.
 */
export function fuse(byWords: Scored[], byMeaning: Neighbour[], cosines: Map<string, number>): string[] {
  const head = byWords.slice(0, fusedByWords);
  const best = head[0]?.score || 1;
  const lexical = new Map(byWords.map(({ id, score }) => [id, score / best]));
  const ids = [...new Set([...head, ...byMeaning].map(({ id }) => id))];
  const nearness = new Map(byMeaning.map(({ id, score }) => [id, score]));
  const fused = ids.map((id, place) => {
    const cosine = cosines.get(id) ?? nearness.get(id) ?? 0;
    return { id, place, score: (lexical.get(id) ?? 0) + meaningWeight * cosine };
  });
  fused.sort((one, other) => other.score - one.score || one.place - other.place);
  const known = new Set(ids);
  const rest = byWords.slice(fusedByWords).filter(({ id }) => !known.has(id));
  return [...fused, ...rest].map(({ id }) => id);
}
