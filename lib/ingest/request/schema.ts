import { z } from 'zod';
import { type Day, parseDay } from '@/lib/dates';
import type { RunScope } from '@/lib/ingest/schema';
import { parseArxivId } from '@/lib/papers/arxiv-id';

export const requestSources = ['feed', 'oai', 'reconcile', 'api'] as const;

export type IngestRequest = { source: (typeof requestSources)[number]; scope: RunScope };

const text = z.string('That cannot be read.').trim().max(10_000, 'That is too long.').default('');
/** What was typed into the form, as it stands in the form and in the address that shows it again. */
const typedRequest = z.object({
  bring: z.enum(requestSources, 'Choose what to bring in.'),
  since: text,
  until: text,
  category: text,
  ids: text,
});

const mostIds = 500;

/** Reads the form "Bring in". Every issue is a sentence for the operator. `today` is the current feed day. */
export function requestInput(followed: string[], today: Day) {
  return typedRequest.transform(({ bring, ...typed }, context): IngestRequest => {
    try {
      return { source: bring, scope: scopes[bring](typed, followed, today) };
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      context.addIssue({ code: 'custom', message: refused.message });
      return z.NEVER;
    }
  });
}

/** Why the form cannot be followed, as a sentence; null where it can. */
export function findProblem(typed: unknown, followed: string[], today: Day): string | null {
  return requestInput(followed, today).safeParse(typed).error?.issues[0]?.message ?? null;
}

class Refused extends Error {}

type Typed = Omit<z.output<typeof typedRequest>, 'bring'>;

const scopes = { feed: () => ({}), oai: rangeOf, reconcile: rangeOrLastDays, api: idsOf };

function rangeOf({ since, until, category }: Typed, followed: string[], today: Day): RunScope {
  if (since === '') throw new Refused('Name the first day of the range.');
  const range = { since: requireDay(since), until: until === '' ? today : requireDay(until) };
  if (range.since > range.until) throw new Refused('The first day is after the last one.');
  if (range.until > today) throw new Refused(`The range ends in the future. Today is ${today}.`);
  return { ...range, ...categoryOf(category, followed) };
}

/** A cross-check without a range is one of the last days, whenever it runs. */
function rangeOrLastDays(typed: Typed, followed: string[], today: Day): RunScope {
  const { since, until, category } = typed;
  return since || until ? rangeOf(typed, followed, today) : categoryOf(category, followed);
}

function categoryOf(category: string, followed: string[]): RunScope {
  if (category === '') return {};
  if (!followed.includes(category))
    throw new Refused(`${category} is not a category that this site follows.`);
  return { category };
}

function requireDay(typed: string): Day {
  const day = parseDay(typed);
  if (!day) throw new Refused(`"${typed.slice(0, 40)}" is not a date. Write it as 2026-10-29.`);
  return day;
}

function idsOf({ ids: typed }: Typed): RunScope {
  const texts = typed.split(/[\s,;]+/).filter(Boolean);
  if (texts.length === 0) throw new Refused('Name at least one arXiv id.');
  if (texts.length > mostIds) throw new Refused(`At most ${mostIds} ids at once.`);
  return { ids: [...new Set(texts.map(requireId))] };
}

function requireId(typed: string): string {
  const found = parseArxivId(typed);
  if (!found) throw new Refused(`"${typed.slice(0, 60)}" is not an arXiv id.`);
  return found.id;
}
