import { z } from 'zod';

export const statuses = ['pending', 'confirmed', 'unsubscribed', 'suppressed'] as const;
export type Status = (typeof statuses)[number];

export const importChoices = ['keep', 'ask', 'send'] as const;
export type ImportChoice = (typeof importChoices)[number];

/** So many mails that ask leave in an hour for an import: the public form has its own share. */
export const askedPerHour = 300;
export const longestFile = 10_000_000;
export const mostRows = 50_000;
/** Asked at the pace above, they must all have left before a request counts as stale. */
export const mostAsked = 5_000;

export const importInput = z.object({
  text: z.string().max(longestFile, 'The file is too long: at most 10 MB.'),
  choice: z.enum(importChoices).catch('keep'),
  source: z
    .string()
    .trim()
    .min(10, 'Say where and when these people agreed, in at least ten letters.')
    .max(500, 'Say it in at most 500 letters.'),
});

/** What the form of an import gets back when something is wrong with it. */
export const typedInput = z.object({
  choice: z.enum(importChoices).catch('keep'),
  source: z
    .string()
    .transform((text) => text.slice(0, 2_000))
    .catch(''),
  /** Longer than an address may be, they are pasted once more. */
  pasted: z.string().max(4_000).catch(''),
});
export type TypedImport = z.infer<typeof typedInput>;

/** One row of the list of subscribers. */
export type SubscriberShown = {
  id: string;
  email: string;
  status: string;
  suppressed: string | null;
  kind: string;
  origin: string;
  createdAt: string;
};

export type SubscriberPage = { subscribers: SubscriberShown[]; next: string | null };

export type SubscriberCounts = {
  confirmed: number;
  pending: number;
  unsubscribed: number;
  suppressed: number;
  daily: number;
  weekly: number;
};

export type SubscriberDay = { day: string; confirmed: number; left: number };

/** All that an operator sees of one subscriber. Moments are ISO texts. */
export type SubscriberView = SubscriberShown & {
  emailKey: string;
  suppressedAt: string | null;
  confirmedAt: string | null;
  unsubscribedAt: string | null;
  preferences: { name: string; value: string }[];
  consents: { id: string; act: string; source: string | null; operator: boolean; at: string }[];
  deliveries: { number: string; day: string; edition: string; words: string }[];
  bounces: { id: string; type: string; source: string; code: string | null; words: string; at: string }[];
};

export type RefusedLine = { line: number; cells: string[]; reason: string };

export type ImportCounts = {
  rows: number;
  new: number;
  known: number;
  unsubscribed: number;
  suppressed: number;
  refused: number;
};

export type ImportView = {
  id: string;
  state: 'preview' | 'done';
  choice: ImportChoice;
  source: string;
  counts: ImportCounts;
  /** The first lines that would be taken. */
  first: { line: number; email: string; kind: string; timeZone: string; hour: number }[];
  refused: RefusedLine[];
};
