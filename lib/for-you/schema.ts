import { z } from 'zod';
import type { FollowTarget } from '@/lib/follows/schema';
import type { PaperSummary } from '@/lib/papers/schema';

/**
 * The rule of the page, in the unit of Hot: one point is ten times the votes. A paper's place follows from Hot and these;
 * each kind counts once, however many follows match.
 */
export const points = { author: 3, search: 2, category: 1, field: 0.5, like: 2 } as const;

export const pageSize = 20;
export const mostPages = 5;
/** Of the first papers, so many may share their first category as long as there are others. */
export const crowding = { among: 20, most: 10 } as const;
/** So many feed days with papers are looked at; what is followed may lead further back. */
export const daysLookedAt = 10;
/** So many of the papers saved or voted for last say what the viewer likes. */
export const mostLiked = 25;

/** Why a paper is listed. */
export type Cause =
  | FollowTarget
  | { kind: 'like'; id: string; title: string }
  | { kind: 'field'; code: string }
  | { kind: 'votes'; votes: number };

/** A paper with its reasons, the weightiest first. */
export type ForYouEntry = { paper: PaperSummary; causes: Cause[] };

export type ForYouPage = {
  entries: ForYouEntry[];
  page: number;
  pages: number;
  total: number;
  /** What the page was made from. */
  follows: FollowTarget[];
  liked: number;
  /** Whether likeness was taken into account; it is not while the site has no vectors. */
  likeness: boolean;
};

/** A category that somebody may choose, with its papers of the last days. */
export type Interest = { code: string; papers: number };

/** The words of one interest, and how many of each sort one form takes. */
export const mostWords = 5;
export const mostCategories = 30;

export const interestsInput = z.object({
  categories: z.array(z.string().max(40)).max(mostCategories).default([]),
  words: z
    .string()
    .max(600)
    .default('')
    .transform((text) => [
      ...new Set(
        text
          .split(/[,;\n]/)
          .map((part) => part.trim())
          .filter(Boolean),
      ),
    ])
    .pipe(z.array(z.string().max(250)).max(mostWords)),
});

/** What a form of the page can lead to: each has a sentence there. */
export const outcomes = {
  chosen: 'Chosen. The page is made from it now.',
  nothing: 'Choose at least one category, or write a word.',
  some: 'Some of it cannot be followed, or you follow 100 things already. The rest is chosen.',
  forgotten: 'You follow nothing any more.',
} as const;
export type Outcome = keyof typeof outcomes;
