import type { Prisma } from '@/lib/db';

const userSelect = { objectId: true, handle: true, name: true, image: true } as const;

/** What the JSON shapes read of a paper. */
export const compatSelect = {
  id: true,
  objectId: true,
  title: true,
  abstract: true,
  authors: true,
  publishedAt: true,
  revisedAt: true,
  upvotes: true,
  commentCount: true,
  codeUrl: true,
  projectUrl: true,
  hasFiles: true,
  saysWithdrawn: true,
  entry: { select: { feedDay: true, submitter: { select: userSelect } } },
} satisfies Prisma.PaperSelect;

export type CompatRow = Prisma.PaperGetPayload<{ select: typeof compatSelect }>;

export const compatCommentSelect = {
  id: true,
  parentId: true,
  body: true,
  createdAt: true,
  editedAt: true,
  hiddenAt: true,
  author: { select: userSelect },
} satisfies Prisma.CommentSelect;

export type CompatCommentRow = Prisma.CommentGetPayload<{ select: typeof compatCommentSelect }>;
