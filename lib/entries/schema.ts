import type { Day } from '@/lib/dates';
import type { PaperSummary } from '@/lib/papers/schema';

/** Entries on one page of a list. */
export const pageSize = 50;

/** One page of a ranked list with what is needed to link to the others. */
export type PageOfPapers = {
  papers: PaperSummary[];
  page: number;
  pages: number;
  total: number;
};

/** One page of a feed day: the chosen stand before the rest. */
export type DayList = PageOfPapers & { chosen: number };

export type DayCount = { day: Day; papers: number };

export type Neighbours = { previous: Day | null; next: Day | null };

/** The page number of an address such as /page/2; null where it is not one that a link of ours would name. */
export function parsePage(text: string): number | null {
  return /^[1-9]\d{0,2}$/.test(text) ? Number(text) : null;
}

export function countPages(total: number): number {
  return Math.max(1, Math.ceil(total / pageSize));
}
