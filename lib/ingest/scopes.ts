import { z } from 'zod';
import { type Day, parseDay } from '@/lib/dates';
import { AppError } from '@/lib/errors';
import { isCategory } from '@/lib/ingest/oai-sets';
import { parseArxivId } from '@/lib/papers/arxiv-id';

const day = z.string().transform((text, context): Day => {
  const found = parseDay(text);
  if (!found) context.addIssue(`"${text.slice(0, 40)}" is not a date. Write it as 2026-10-29.`);
  return found ?? z.NEVER;
});
const category = z.string().refine(isCategory, {
  error: ({ input }) =>
    `"${String(input).slice(0, 40)}" is not a category of arXiv. Write it as cs.AI or hep-th.`,
});
const id = z.string().refine((text) => parseArxivId(text) !== null, {
  error: ({ input }) => `"${String(input).slice(0, 80)}" is not an arXiv id.`,
});

const range = z.object({
  since: day.optional(),
  until: day.optional(),
  category: category.optional(),
});

const inOrder = ({ since, until }: { since?: Day | undefined; until?: Day | undefined }) =>
  !since || !until || since <= until;
const wrongOrder = 'The range ends before it begins. Exchange its two days.';

/** What each source can be asked for. Every issue is a sentence that says what to do. */
export const scopes = {
  feed: z.object({ category: category.optional() }),
  oai: range
    .extend({ since: z.string('Name the first day of the range.').pipe(day) })
    .refine(inOrder, wrongOrder),
  reconcile: range.refine(inOrder, wrongOrder),
  api: z.object({ ids: z.array(id, 'Name at least one arXiv id.').min(1, 'Name at least one arXiv id.') }),
  file: z.object({ file: z.string('Name a file.').min(1, 'Name a file.') }),
  demo: z.object({}),
};

/** What was asked of a source, read; throws AppError 'invalid' with a sentence about what is wrong with it. */
export function readScope<Name extends keyof typeof scopes>(
  source: Name,
  scope: unknown,
): z.output<(typeof scopes)[Name]> {
  const parsed = scopes[source].safeParse(scope);
  if (!parsed.success) throw new AppError('invalid', parsed.error.issues[0]?.message);
  return parsed.data as z.output<(typeof scopes)[Name]>;
}

export function isSource(text: string): text is keyof typeof scopes {
  return Object.hasOwn(scopes, text);
}
