import { z } from 'zod';

export const followKinds = ['author', 'category', 'search'] as const;
export type FollowKind = (typeof followKinds)[number];

/** So many things one person may follow. */
export const mostFollows = 100;
export const mostPostedAtOnce = 50;

/** What a button says that it follows: an author's name, a category's code or the text of a search. */
export const followTarget = z.object({
  kind: z.enum(followKinds),
  target: z
    .string()
    .transform((text) => text.replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ').trim())
    .pipe(z.string().min(1).max(250)),
});

export type FollowTarget = z.infer<typeof followTarget>;

/** One thing that the viewer follows. Moments are ISO strings. */
export type FollowShown = FollowTarget & {
  id: string;
  since: string;
  mail: boolean;
  /** How many papers were found in all, and when the newest was. */
  found: number;
  newestAt: string | null;
  webhook: { host: string; fault: string | null; waiting: number } | null;
};

/** A paper that a follow has found. */
export type FoundPaper = {
  id: string;
  titleHtml: string;
  authors: string[];
  foundAt: string;
  because: FollowTarget[];
};

export type FollowsPage = {
  follows: FollowShown[];
  papers: FoundPaper[];
  page: number;
  pages: number;
  /** Whether mail can reach the viewer: a confirmed digest at the address they sign in with. */
  digest: 'running' | 'none' | 'no_address';
};

/** A new paper that a mail tells its reader of. Title and authors are null beyond those that a mail can show. */
export type MailAlert = FollowTarget & { paperId: string; title: string | null; authors: string[] | null };

/** What a form of the page can lead to: each has a sentence there. */
export const followWords = {
  followed: 'You follow it now. New papers are listed below.',
  unfollowed: 'You no longer follow it.',
  mail_on: 'New papers will come with your digest.',
  mail_off: 'New papers will not come by mail.',
  webhook: 'New papers will be posted to that address.',
  webhook_gone: 'The webhook is removed.',
  full: `You follow ${mostFollows} things already. Remove one first.`,
  address: 'Give the whole address, beginning with https:// and without a user name in it.',
  unreadable: 'That cannot be followed.',
} as const;
export type FollowWord = keyof typeof followWords;

/** "because you follow Geoffrey Hinton" */
export function because({ kind, target }: FollowTarget): string {
  const shown = target.length > 60 ? `${target.slice(0, 59).replace(/[\uD800-\uDBFF]$/, '')}…` : target;
  return kind === 'search' ? `because of your search “${shown}”` : `because you follow ${shown}`;
}

/** The page of what is followed. */
export function targetPath({ kind, target }: FollowTarget): string {
  if (kind === 'author') return `/authors/${encodeURIComponent(target)}`;
  if (kind === 'category') return `/categories/${encodeURIComponent(target)}`;
  return `/search?q=${encodeURIComponent(target)}`;
}
