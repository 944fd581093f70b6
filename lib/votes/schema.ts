import { z } from 'zod';

/** An arXiv id without version, of either era. */
export const paperId = z.string().regex(/^(\d{4}\.\d{4,6}|[a-z-]+\/\d{7})$/);

export const voteInput = z.object({ paperId });

export const overlayInput = z.object({
  papers: z
    .string()
    .transform((value) => [...new Set(value.split(',').filter(Boolean))])
    .pipe(z.array(paperId).max(100)),
});

/** The paper's count after the act, whether the viewer's vote stands, and the feed day the paper is listed on. */
export type VoteResult<Voted extends boolean> = { upvotes: number; voted: Voted; feedDay: string | null };

export type PaperOverlay = { upvotes: number; voted: boolean };

export type OwnVote = { paperId: string; title: string; upvotes: number; castAt: string };
