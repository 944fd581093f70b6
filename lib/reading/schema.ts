import { z } from 'zod';
import { parseArxivId } from '@/lib/papers/arxiv-id';
import type { PaperSummary } from '@/lib/papers/schema';

/** What a person can note of a paper. */
export type Mark = 'saved' | 'hidden' | 'read';

/** A paper's marks for one person. Fresh is what was entered after the visit before this one. */
export type PaperMarks = Record<Mark, boolean> & { fresh: boolean };

/** One page of a person's list; pages begin at 1. */
export type KeptPage = { papers: PaperSummary[]; total: number; pages: number };

/** A saved paper as it is taken home. */
export type SavedRecord = {
  id: string;
  title: string;
  rawTitle: string;
  authors: string[];
  primaryCategory: string;
  categories: string[];
  publishedAt: Date;
  journalRef: string | null;
  dois: string[];
  savedAt: Date;
};

const paperId = z.string().refine((id) => parseArxivId(id)?.id === id);

/** Papers on one page of a person's list. */
export const pageSize = 30;

export const markInput = z.object({ paperId });

export const markedIds = z.array(z.string().max(40)).max(100);
