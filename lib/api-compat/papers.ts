import type { CompatRow } from '@/lib/api-compat/row';
import { shiftToNewYork } from '@/lib/api-compat/times';
import { siteAccount, toLightUser, toOverviewUser } from '@/lib/api-compat/users';
import { authorObjectId } from '@/lib/papers/object-id';
import type { Segment } from '@/lib/search/schema';

/** One element of daily_papers. */
export function toDailyItem(row: CompatRow, siteUrl: string) {
  return {
    ...toItem(row, siteUrl),
    submittedBy: toOverviewUser(row.entry?.submitter ?? siteAccount),
  };
}

/** One element of papers/search. */
export function toSearchItem(
  row: CompatRow,
  marked: { title: Segment[]; abstract: Segment[] },
  siteUrl: string,
) {
  return {
    ...toItem(row, siteUrl),
    upvoted: false,
    highlightedTitle: marked.title,
    highlightedSummary: marked.abstract,
  };
}

/** The answer of papers/{id}, comments apart. */
export function toDetail(row: CompatRow) {
  return {
    ...toPaperCore(row),
    linkedModels: [],
    numTotalModels: 0,
    linkedDatasets: [],
    numTotalDatasets: 0,
    linkedSpaces: [],
    numTotalSpaces: 0,
  };
}

/** The paper inside every shape. What has no value is left out, never null. */
export function toPaperCore(row: CompatRow) {
  return withoutNulls({
    id: row.id,
    authors: row.authors.map((name, place) => ({ _id: authorObjectId(row.id, place), name, hidden: false })),
    publishedAt: row.publishedAt.toISOString(),
    submittedOnDailyAt: row.entry?.feedDay.toISOString(),
    submittedOnDailyBy: row.entry?.submitter ? toLightUser(row.entry.submitter) : null,
    title: row.title,
    summary: row.abstract,
    upvotes: row.upvotes,
    discussionId: row.objectId,
    ...linksOf(row),
    withdrawnAt: row.saysWithdrawn || !row.hasFiles ? row.revisedAt.toISOString() : null,
  });
}

function toItem(row: CompatRow, siteUrl: string) {
  return withoutNulls({
    paper: toPaperCore(row),
    publishedAt: shiftToNewYork(row.publishedAt),
    title: row.title,
    summary: row.abstract,
    thumbnail: `${siteUrl}/card.png`,
    numComments: row.commentCount,
    upvotes: row.upvotes,
    projectPage: row.projectUrl,
    githubRepo: githubRepoOf(row),
    isAuthorParticipating: false,
  });
}

function linksOf(row: CompatRow) {
  const githubRepo = githubRepoOf(row);
  return { projectPage: row.projectUrl, githubRepo, githubRepoAddedBy: githubRepo ? 'auto' : null };
}

function githubRepoOf(row: CompatRow): string | null {
  return /^https:\/\/github\.com\/[\w.-]+\/[\w.-]+/.exec(row.codeUrl ?? '')?.[0] ?? null;
}

type WithoutNulls<T> = {
  [K in keyof T as null extends T[K] ? never : undefined extends T[K] ? never : K]: T[K];
} & {
  [K in keyof T as null extends T[K] ? K : undefined extends T[K] ? K : never]?: NonNullable<T[K]>;
};

function withoutNulls<T extends object>(value: T): WithoutNulls<T> {
  const present = Object.entries(value).filter(([, part]) => part !== null && part !== undefined);
  return Object.fromEntries(present) as WithoutNulls<T>;
}
