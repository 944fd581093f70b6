import { z } from 'zod';
import { kinds } from '@/lib/subscribers/schema';

export const paperCounts = [5, 10, 20] as const;

/** The languages that dates can be written in. */
export const locales = {
  'en-US': 'English (United States)',
  'en-GB': 'English (United Kingdom)',
  'de-DE': 'Deutsch',
  'es-ES': 'Español',
  'fr-FR': 'Français',
  'it-IT': 'Italiano',
  'ja-JP': '日本語',
  'ko-KR': '한국어',
  'nl-NL': 'Nederlands',
  'pl-PL': 'Polski',
  'pt-BR': 'Português',
  'sv-SE': 'Svenska',
  'zh-CN': '中文',
} as const;

/** The longest text that a field of the form takes, in characters. */
export const longest = { categories: 400, keywords: 1300 };
const most = { categories: 30, keywords: 20, keywordLength: 60, votes: 1000 };

/** cs, cs.LG, math, cond-mat.mtrl-sci, astro-ph.GA. */
const categoryShape = /^(?:[a-z]{2,}|[a-z]+-[a-z]+)(?:\.[a-z]{2,}(?:-[a-z]+)?)?$/i;

const listOfCategories = text(longest.categories)
  .transform((value) => splitList(value, /[,;\s]+/).map(spellCategory))
  .superRefine((codes, context) => {
    const wrong = codes.find((code) => !categoryShape.test(code));
    if (wrong)
      refuse(context, `“${wrong.slice(0, 30)}” is no category. Write them as cs.LG, math or hep-th.`);
    if (codes.length > most.categories)
      refuse(context, `At most ${most.categories}. An archive such as cs stands for all of its categories.`);
  });

const listOfKeywords = text(longest.keywords)
  .transform((value) => splitList(value.normalize('NFC'), /[,;\n\r]+/))
  .superRefine((words, context) => {
    const long = words.find((word) => word.length > most.keywordLength);
    const empty = words.find((word) => !/[\p{L}\p{N}]/u.test(word));
    if (long) refuse(context, `“${long.slice(0, 30)}…” is longer than ${most.keywordLength} characters.`);
    if (empty) refuse(context, `“${empty}” has neither a letter nor a digit.`);
    if (words.length > most.keywords) refuse(context, `At most ${most.keywords} keywords.`);
  });

/** What a reader chooses, as a form sends it. Whether zone and date make sense only the database's clock can say. */
export const preferences = z.object({
  kind: z.enum(kinds, { error: 'Choose daily or weekly.' }),
  weekday: whole(1, 7, 'Choose a day of the week.').default(1),
  hour: whole(0, 23, 'Choose an hour from 0 to 23.'),
  timeZone: z.string({ error: 'Choose a time zone.' }).max(64, 'Choose a time zone.'),
  categories: listOfCategories.default([]),
  keywords: listOfKeywords.default([]),
  papers: z.coerce
    .number()
    .refine((count) => paperCounts.some((one) => one === count), 'Choose 5, 10 or 20 papers.'),
  minVotes: whole(0, most.votes, 'Give a number of votes from 0 to 1000.').default(0),
  pausedUntil: z
    .string()
    .regex(/^(\d{4}-\d{2}-\d{2})?$/, 'That is not a date. Write it as 2026-10-29.')
    .default(''),
  locale: z.enum(Object.keys(locales), { error: 'Choose one of the languages.' }).default('en-US'),
  textOnly: z
    .string()
    .optional()
    .transform((value) => value === 'on'),
});

export type Preferences = z.output<typeof preferences>;
export type PreferenceField = keyof Preferences;

function text(limit: number) {
  return z.string().max(limit, `That is longer than ${limit} characters.`);
}

function whole(from: number, to: number, sentence: string) {
  return z.coerce.number(sentence).int(sentence).min(from, sentence).max(to, sentence);
}

function splitList(value: string, between: RegExp): string[] {
  const parts = value.split(between).map((part) => part.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim());
  const seen = new Map(parts.filter(Boolean).map((part) => [part.toLowerCase(), part]));
  return [...seen.values()];
}

/** arXiv writes archives and long classes small, two letters of a class large. */
function spellCategory(code: string): string {
  const [archive = '', part] = code.toLowerCase().split('.');
  if (part === undefined) return archive;
  return code.split('.').length > 2 ? code : `${archive}.${part.length === 2 ? part.toUpperCase() : part}`;
}

function refuse(context: z.RefinementCtx, message: string): void {
  context.addIssue({ code: 'custom', message });
}
