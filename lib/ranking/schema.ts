import type { Day } from '@/lib/dates';
import { batchesPerFactorOfTen } from '@/lib/entries/hotness';
import type { PageOfPapers } from '@/lib/entries/schema';
import type { PaperSummary } from '@/lib/papers/schema';

export const windows = ['day', 'week', 'month', 'year', 'all'] as const;

export type Window = (typeof windows)[number];

export const sorts = ['hot', 'new', 'rising', ...windows] as const;

export type Sort = (typeof sorts)[number];

/** Feed days in a window, the newest included; null is without end. */
export const windowDays: Record<Window, number | null> = { day: 1, week: 7, month: 30, year: 365, all: null };

/** A paper with its votes per day over the last days, oldest first. */
export type TrendingPaper = PaperSummary & { votesByDay: number[] };

export type TrendingList = Omit<PageOfPapers, 'papers'> & { papers: TrendingPaper[] };

/** Part of a list that is read on from a place; `next` is the address part of the place after it. */
export type TrendingStretch = { papers: TrendingPaper[]; next: string | null };

/** A paper's votes of the last 24 hours, and its place after each hour of its day, null before its first vote. */
export type Movement = { votesOfLastDay: number; places: (number | null)[] };

/** Where a reader of Hot or New stands: the last paper seen. Votes that arrive later do not move the place. */
export type HotPlace = { hot: number; tie: string; id: string };
export type NewPlace = { day: Day; tie: string; id: string };

export function parseWindow(text: string): Window | null {
  return windows.find((window) => window === text) ?? null;
}

export function parseSort(text: string): Sort | null {
  return sorts.find((sort) => sort === text) ?? null;
}

export type Rule = { name: string; sentence: string; formula: string };

/** What each order is called, what it does in one sentence, and the rule to the letter. For pages, API and mails alike. */
export const rules: Record<Sort, Rule> = {
  hot: {
    name: 'Hot',
    sentence:
      'Votes against time: with each newer announcement a paper needs about three times the votes to stay.',
    formula: `round(log10(1 + w) + b / ${batchesPerFactorOfTen}, 7), then tie, then id`,
  },
  new: {
    name: 'New',
    sentence: 'The newest announcement first; the papers of one day in an order drawn by lot.',
    formula: 'feed day, newest first, then tie, then id',
  },
  rising: {
    name: 'Rising',
    sentence: 'Most votes in the last 24 hours first; of equal papers, the one with fewer votes before.',
    formula: 'votes cast in the last 24 hours, most first, then all votes, fewest first, then tie, then id',
  },
  day: votesWithin('Day', 'Papers of the newest day, most votes first.', 'the newest day'),
  week: votesWithin(
    'Week',
    'Papers of the seven days up to the newest, most votes first.',
    'the last 7 days',
  ),
  month: votesWithin(
    'Month',
    'Papers of the thirty days up to the newest, most votes first.',
    'the last 30 days',
  ),
  year: votesWithin(
    'Year',
    'Papers of the year up to the newest day, most votes first.',
    'the last 365 days',
  ),
  all: votesWithin('All time', 'All papers, most votes first.', 'any time'),
};

/** What the letters of the formulas mean. */
export const terms: Record<string, string> = {
  w: 'the sum of the weights of its votes: 1 each; 0.25 from an account in its first week; 0 from whoever submitted it',
  b: "the running number of its announcement in arXiv's calendar: weekends and holidays count nothing",
  tie: 'the first eight hexadecimal digits of SHA-256 of the id followed by the feed day',
};

export const constants = {
  batchesPerFactorOfTen,
  /** How many votes keep a paper above one without votes that is 1, 2, 3 and 5 batches newer. */
  votesToStay: [1, 2, 3, 5].map((batches) => ({ batches, votes: votesToStay(batches) })),
  hoursOfRising: 24,
  weights: { vote: 1, accountInFirstWeek: 0.25, submitter: 0 },
};

/** The address of an order; Hot is the page itself. */
export function trendingPath(sort: Sort): string {
  return sort === 'hot' ? '/papers/trending' : `/papers/trending/${sort}`;
}

/** How many votes keep a paper above one without votes that is so many batches newer. */
export function votesToStay(batches: number): number {
  return Math.floor(10 ** (batches / batchesPerFactorOfTen) - 1 + 1e-9) + 1;
}

/** All orders with their rules, as the API gives them. */
export function listRules(): (Rule & { sort: Sort; path: string })[] {
  return sorts.map((sort) => ({ sort, path: trendingPath(sort), ...rules[sort] }));
}

function votesWithin(name: string, sentence: string, span: string): Rule {
  return {
    name,
    sentence,
    formula: `papers with votes of ${span}: votes, most first, then tie, then id`,
  };
}
