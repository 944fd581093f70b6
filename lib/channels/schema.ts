import { z } from 'zod';
import { type EditionKind, editionKind } from '@/lib/digest/schema';

export const channelTypes = ['webhook', 'slack', 'telegram'] as const;
export type ChannelType = (typeof channelTypes)[number];

export const postStates = [
  'pending',
  'claimed',
  'sending',
  'sent',
  'retry',
  'failed',
  'unknown',
  'cancelled',
  'skipped_late',
] as const;
export type PostState = (typeof postStates)[number];

/** The states from which an operator may have an edition sent once more. */
export const repeatable: readonly PostState[] = ['failed', 'unknown', 'cancelled', 'skipped_late'];

export const mostPapers = 200;

/** What an operator sees of a channel: never its secret, and of its address only enough to know it again. */
export type ChannelShown = {
  id: string;
  type: ChannelType;
  name: string;
  kind: EditionKind;
  address: string;
  papers: number;
  active: boolean;
  posts: PostShown[];
};

/** One edition for one channel. Moments are ISO strings. */
export type PostShown = {
  number: string;
  kind: EditionKind;
  periodStart: string;
  status: PostState;
  reason: string | null;
  attempt: number;
  /** When it is tried next, while it waits; otherwise when it ended or was begun. */
  at: string;
  httpStatus: number | null;
  response: string | null;
};

/** What can be wrong with what an operator typed: each has a sentence on the page. */
export const channelProblems = {
  name: 'Give the channel a name of at most 60 characters.',
  papers: `Choose between 1 and ${mostPapers} papers.`,
  address: 'Give the whole address, beginning with https:// and without a user name in it.',
  chat: 'Give the chat’s id, such as -1001234567890, or a public name, such as @papers.',
  secret: 'A signing secret has 16 to 200 characters, none of them a space.',
  token: 'Give the bot’s token as BotFather wrote it: digits, a colon, and about 35 letters.',
  full: 'There are 50 channels already. Remove one first.',
  other: 'Something in the form cannot be read. Check it and try again.',
} as const;
export type ChannelProblem = keyof typeof channelProblems;

export const channelNamed = z.object({ channelId: z.uuid() });
export const postNamed = z.object({ number: z.string().regex(/^[1-9]\d{0,17}$/) });

const tidy = z.string().transform((text) => text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim());
const blank = z.string().trim().default('');

const always = {
  name: tidy.pipe(z.string().min(1).max(60)),
  kind: editionKind,
  papers: z.coerce.number().int().min(1).max(mostPapers),
};

/** The form of a new channel. `http` allows addresses that are not encrypted, for a site on the operator's own machine. */
export function channelInput({ http }: { http: boolean }) {
  return z.discriminatedUnion('type', [
    z.object({ ...always, type: z.literal('webhook'), address: webAddress(http), secret: signingSecret }),
    z.object({ ...always, type: z.literal('slack'), address: webAddress(http), secret: nothing }),
    z.object({ ...always, type: z.literal('telegram'), address: chat, secret: botToken }),
  ]);
}

/** The form that changes a channel of this type: an empty address or secret stays as it is. */
export function channelChange(type: ChannelType, { http }: { http: boolean }) {
  const address = type === 'telegram' ? chat : webAddress(http);
  const secret = type === 'telegram' ? botToken : type === 'webhook' ? signingSecret : nothing;
  return z.object({
    ...always,
    address: z.union([z.literal(''), address]).default(''),
    secret: z.union([z.literal(''), secret]).default(''),
    renew: z.literal('yes').optional(),
  });
}

/** Which sentence says what is wrong. */
export function problemIn(error: z.ZodError, type: unknown): ChannelProblem {
  const field = error.issues[0]?.path[0];
  if (field === 'name' || field === 'papers') return field;
  if (field === 'address') return type === 'telegram' ? 'chat' : 'address';
  if (field === 'secret') return type === 'telegram' ? 'token' : 'secret';
  return 'other';
}

function webAddress(http: boolean) {
  return blank.pipe(
    z
      .string()
      .max(2000)
      .refine((text) => isWebAddress(text, http)),
  );
}

const chat = blank.pipe(z.string().regex(/^(-?\d{1,20}|@[A-Za-z]\w{3,31})$/));
const botToken = blank.pipe(z.string().regex(/^\d{5,20}:[\w-]{30,60}$/));
const signingSecret = blank.pipe(z.union([z.literal(''), z.string().regex(/^\S{16,200}$/)]));
const nothing = z
  .string()
  .optional()
  .transform(() => '');

function isWebAddress(text: string, http: boolean): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === 'https:' || (http && protocol === 'http:')) && !username && !password;
}
