import { toDay } from '@/lib/dates';
import type { Prisma } from '@/lib/db';
import type { PaperSummary } from '@/lib/papers/schema';

/** What every list reads of a paper, and no more. */
export const summarySelect = {
  id: true,
  title: true,
  titleHtml: true,
  abstractHtml: true,
  abstractBy: true,
  authors: true,
  categories: true,
  publishedAt: true,
  upvotes: true,
  commentCount: true,
  codeUrl: true,
  hasFiles: true,
  saysWithdrawn: true,
  entry: { select: { feedDay: true, submitterId: true, pinned: true } },
} satisfies Prisma.PaperSelect;

type SummaryRow = Prisma.PaperGetPayload<{ select: typeof summarySelect }>;

export function toSummary(row: SummaryRow): PaperSummary {
  const { hasFiles, saysWithdrawn, entry, publishedAt, abstractBy, ...same } = row;
  const withdrawn = saysWithdrawn || !hasFiles;
  return {
    ...same,
    abstractBy: abstractBy === 'editors' ? 'editors' : 'authors',
    publishedAt: publishedAt.toISOString(),
    feedDay: entry ? toDay(entry.feedDay) : null,
    withdrawn,
    chosen: !withdrawn && (row.upvotes > 0 || Boolean(entry?.submitterId) || Boolean(entry?.pinned)),
  };
}
