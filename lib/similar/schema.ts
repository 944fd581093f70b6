/** A paper that is like another, and up to three words that both use much and few others do. */
export type SimilarPaper = {
  id: string;
  title: string;
  titleHtml: string;
  authors: string[];
  /** Of its first version, UTC. */
  year: number;
  shared: string[];
};

export const similarShown = 8;
