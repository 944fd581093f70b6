import { z } from 'zod';
import type { Day } from '@/lib/dates';

export const editionKind = z.enum(['daily', 'weekly']);
export type EditionKind = z.infer<typeof editionKind>;

/** Which edition: its kind and its day, or the Monday of its week. */
export type EditionName = { kind: EditionKind; periodStart: Day };

/** What a reader wants of an edition. Empty lists exclude nothing. */
export type Selection = { categories: string[]; keywords: string[]; papers: number; minVotes: number };

/** The mail's first papers, as they are for whoever chose nothing. */
export const unfiltered: Readonly<Selection> = { categories: [], keywords: [], papers: 10, minVotes: 0 };

/** One paper of a frozen edition. Dates are ISO strings, so that it can cross into the browser. */
export type DigestPaper = {
  place: number;
  id: string;
  title: string;
  abstract: string;
  abstractBy: string;
  authors: string[];
  categories: string[];
  upvotes: number;
  commentCount: number;
  codeUrl: string | null;
  publishedAt: string;
  /** Submitted, pinned or voted when the edition was frozen; the others were only announced. */
  chosen: boolean;
  /** "Mitchell Wortsman, Peter J. Liu, Lechao Xiao and 13 more". */
  byline: string;
  /** The first two sentences of the abstract. */
  opening: string;
  /** "128 votes, 2 comments", empty where there are none. */
  tally: string;
  /** Why a reader hears of it in particular: "because you follow Geoffrey Hinton". */
  because?: string;
};

/** A new paper of what a reader follows that stands in no list of the mail. */
export type DigestAlert = Pick<DigestPaper, 'id' | 'title' | 'byline'> & { because: string };

/** What a mail or a web page shows of an edition. */
export type DigestContent = {
  kind: EditionKind;
  periodStart: Day;
  papers: DigestPaper[];
  /** How many papers the edition froze, at most 200. */
  total: number;
  /** How many of the papers shown are chosen; they come first. */
  chosen: number;
  /** Whether a reader's own choice left papers out. */
  filtered: boolean;
  /** The language of dates. */
  locale: string;
  /** "Thursday, October 29", or "October 26 to November 1". */
  headline: string;
  /** "10 of 23 papers, most votes first" or "New, no votes yet: 10 of 23 papers". */
  standing: string;
  /** The first of a reader's new papers that are not among `papers`, and how many there are. */
  alerts?: { papers: DigestAlert[]; total: number };
};

export type EditionSummary = {
  kind: EditionKind;
  periodStart: Day;
  headline: string;
  total: number;
  firstTitle: string;
};

/** An edition with all its papers, at most 200. */
export type Frozen = { kind: EditionKind; periodStart: Day; papers: DigestPaper[] };

/** What one run of the digest did. */
export type DigestCounts = {
  editions: number;
  addressed: number;
  sent: number;
  retry: number;
  failed: number;
  unknown: number;
  suppressed: number;
  cancelled: number;
  skipped_late: number;
};

export const noCounts: Readonly<DigestCounts> = {
  editions: 0,
  addressed: 0,
  sent: 0,
  retry: 0,
  failed: 0,
  unknown: 0,
  suppressed: 0,
  cancelled: 0,
  skipped_late: 0,
};
