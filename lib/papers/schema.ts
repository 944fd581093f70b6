import { z } from 'zod';

/** A paper as an outside source states it, after parsing and before anything of ours is computed. */
export const paperRecord = z.object({
  id: z.string(),
  source: z.enum(['feed', 'oai', 'api', 'file', 'manual', 'demo']),
  title: z.string().min(1),
  abstract: z.string(),
  abstractBy: z.enum(['authors', 'editors']).default('authors'),
  authors: z.array(z.string().min(1)),
  categories: z.array(z.string().min(1)).min(1),
  subjectClasses: z.array(z.string()).default([]),
  comment: z.string().nullable().default(null),
  dois: z.array(z.string()).default([]),
  journalRef: z.string().nullable().default(null),
  reportNo: z.string().nullable().default(null),
  licence: z.string().nullable().default(null),
  publishedAt: z.date(),
  /** Whether `publishedAt` is only the latest that the feed day or the id allows. */
  publishedGuessed: z.boolean().default(false),
  revisedAt: z.date(),
  /** When arXiv last touched the metadata, a UTC day; bulk edits move it, so it is never the feed day. */
  metadataOn: z.string().nullable().default(null),
  /** The date that the feed bore: when it was built, not when the paper was announced. */
  feedDatedAt: z.date().nullable().default(null),
  version: z.number().int().min(1).default(1),
  versions: z
    .array(
      z.object({
        number: z.number().int().min(1),
        submittedAt: z.date(),
        sizeKb: z.number().int().nullable().default(null),
        sourceType: z.string().nullable().default(null),
      }),
    )
    .default([]),
  hasFiles: z.boolean().default(true),
  /** The listing day where the source knows it. */
  announced: z.string().nullable().default(null),
  dayBy: z.enum(['feed', 'oai', 'file', 'estimated', 'manual', 'demo']).default('estimated'),
});

export type PaperRecord = z.infer<typeof paperRecord>;

/** What a list shows of a paper. Dates are ISO strings, so that it can cross into the browser. */
export type PaperSummary = {
  id: string;
  title: string;
  titleHtml: string;
  abstractHtml: string;
  abstractBy: 'authors' | 'editors';
  authors: string[];
  categories: string[];
  publishedAt: string;
  feedDay: string | null;
  upvotes: number;
  commentCount: number;
  codeUrl: string | null;
  withdrawn: boolean;
  chosen: boolean;
};

export type PaperComment = {
  id: string;
  parentId: string | null;
  author: { handle: string; name: string };
  body: string | null;
  createdAt: string;
  demo: boolean;
};

/** What the paper's own page shows. */
export type PaperDetail = PaperSummary & {
  objectId: string;
  abstract: string;
  comment: string | null;
  dois: string[];
  journalRef: string | null;
  licence: string | null;
  projectUrl: string | null;
  subjectClasses: string[];
  revisedAt: string;
  version: number;
  versions: { number: number; submittedAt: string }[];
  submitter: { handle: string; name: string } | null;
  /** Plain votes per day since the paper's feed day, oldest first. */
  votesByDay: { day: string; votes: number }[];
  demo: boolean;
};
