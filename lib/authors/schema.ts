import type { PaperSummary } from '@/lib/papers/schema';

export const longestName = 120;
export const papersPerPage = 50;

/** A name as it is written on papers, and on how many. */
export type NameForm = { name: string; papers: number };

/** What an author's page shows. */
export type AuthorPage = {
  /** The most frequent of the forms written out. */
  name: string;
  total: number;
  forms: NameForm[];
  /** Names that may be this person or another, such as "G. Hinton" where there are two. */
  doubtful: NameForm[];
  coauthors: NameForm[];
  /** The first and the last year, and how many papers in each year, newest first. */
  years: { year: number; papers: number }[];
  papers: PaperSummary[];
  page: number;
  pages: number;
  /** Whether there are more papers than were looked at. */
  cut: boolean;
};

/** The address of an author's page, for any way of writing the name. */
export function authorPath(name: string, page = 1): string {
  const path = `/authors/${encodeURIComponent(name)}`;
  return page > 1 ? `${path}/page/${page}` : path;
}
