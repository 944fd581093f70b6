import { z } from 'zod';
import type { Day } from '@/lib/dates';

export const runSources = ['feed', 'oai', 'reconcile', 'api', 'file', 'demo'] as const;
export const runOutcomes = ['requested', 'running', 'succeeded', 'failed'] as const;
export type RunSource = (typeof runSources)[number];
export type RunOutcome = (typeof runOutcomes)[number];

/** What a run was asked for. Days are New York's. What an older version wrote otherwise counts as nothing. */
export const runScope = z
  .object({
    since: z.string(),
    until: z.string(),
    category: z.string(),
    ids: z.array(z.string()),
    file: z.string(),
    bytes: z.number(),
  })
  .partial()
  .catch({});
export type RunScope = z.infer<typeof runScope>;

export const runCounts = z
  .object({
    papers: z.number(),
    changed: z.number(),
    unchanged: z.number(),
    quarantined: z.number(),
    requests: z.number(),
  })
  .partial()
  .catch({});

/** One run as the operator sees it; `counts.papers` are the new ones. Moments are ISO. */
export type RunShown = {
  id: string;
  source: RunSource;
  scope: RunScope;
  outcome: RunOutcome;
  reason: string | null;
  counts: z.infer<typeof runCounts>;
  startedAt: string;
  finishedAt: string | null;
};

/** Which runs to list. What cannot be read filters nothing. */
export const runFilter = z.object({
  source: z.enum(runSources).optional().catch(undefined),
  outcome: z.enum(runOutcomes).optional().catch(undefined),
  run: z.uuid().optional().catch(undefined),
});
export type RunFilter = z.infer<typeof runFilter>;

export type Verdict = 'fresh' | 'stale' | 'empty' | 'same' | 'error';

/** A followed category: its newest feed poll, and which of the last two listing days brought it no batch. */
export type SourceAtAGlance = {
  category: string;
  poll: PollShown | null;
  quietDays: Day[];
};

export type PollShown = {
  at: string;
  verdict: Verdict;
  feedDay: Day | null;
  counts: Record<string, number>;
  reason: string | null;
};

/** A day of the picture. `counts` stand in the order of the categories; `usual` is the median of the days around. */
export type DayShown = { day: Day; counts: number[]; total: number; mark: 'low' | 'missing' | null };
export type DayPicture = { categories: string[]; days: DayShown[]; usual: number };

export type DayByCount = { dayBy: string; papers: number };

/** A record that could not be read. `raw` is its beginning, `rawLength` counts all that was kept. */
export type QuarantinedRecord = {
  fingerprint: string;
  source: string;
  runId: string | null;
  raw: string;
  rawLength: number;
  reason: string;
  at: string;
};

/** Whether the same can be asked for again: what is asked must stand in the scope. */
export function isRepeatable({ source, scope }: { source: string; scope: RunScope }): boolean {
  if (source === 'feed' || source === 'reconcile') return true;
  if (source === 'oai') return scope.since !== undefined;
  if (source === 'api') return (scope.ids ?? []).length > 0;
  return source === 'file' && scope.file !== undefined;
}
