import type { PageOfPapers } from '@/lib/entries/schema';
import type { PaperSummary } from '@/lib/papers/schema';

export const windows = ['day', 'week', 'month', 'year', 'all'] as const;

export type Window = (typeof windows)[number];

/** Feed days in a window, the newest included; null is without end. */
export const windowDays: Record<Window, number | null> = { day: 1, week: 7, month: 30, year: 365, all: null };

/** A paper with its votes per day over the last days, oldest first. */
export type TrendingPaper = PaperSummary & { votesByDay: number[] };

export type TrendingList = Omit<PageOfPapers, 'papers'> & { papers: TrendingPaper[] };

export function parseWindow(text: string): Window | null {
  return windows.find((window) => window === text) ?? null;
}
