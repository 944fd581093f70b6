/** What a ranking may know of a paper: votes so far, its age in hours and its batches behind the newest. */
export type Known = { votes: number; age: number; back: number; id: string; final: number };

export type Method = { name: string; score: (paper: Known) => number };

/** The published formulas, as reference ranking pages give them, and two that only use one of the two facts. */
export const baselines: Method[] = [
  { name: 'newest first', score: ({ back }) => -back },
  { name: 'raw votes', score: ({ votes }) => votes },
  { name: 'Hacker News', score: ({ votes, age }) => (votes > 1 ? votes ** 0.8 : votes) / (age + 2) ** 1.8 },
  { name: 'Reddit', score: ({ votes, age }) => Math.log10(Math.max(votes, 1)) - age / 12.5 },
  { name: 'Lobsters', score: ({ votes, age }) => Math.log10(votes + 1) - age / 22 },
  {
    name: 'Lemmy',
    score: ({ votes, age }) => (age > 168 ? 0 : Math.log10(Math.max(2, votes + 2)) / (age + 2) ** 1.8),
  },
];

export const floorAndCeiling: Method[] = [
  { name: 'random', score: () => 0 },
  { name: 'final votes', score: ({ final }) => final },
];

/** Hot, on the clock of announcements: as many batches as `constant` are worth ten times the votes. */
export function hot(constant: number): Method {
  return {
    name: `Hot, B = ${constant}`,
    score: ({ votes, back }) => Math.log10(1 + votes) - back / constant,
  };
}
