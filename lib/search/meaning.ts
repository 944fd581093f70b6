import { embedQuery, nearest, similaritiesTo } from '@/lib/embedding/queries';
import type { Neighbour, QueryVector } from '@/lib/embedding/schema';
import { log } from '@/lib/log';
import { askUntil } from '@/lib/search/budget';
import { matchingAmong } from '@/lib/search/candidates';
import { fusedByMeaning } from '@/lib/search/fusion';
import type { Plan } from '@/lib/search/plan';

/** Meaning may take so long; then the search goes by words alone. */
const meaningBudgetMs = 1_000;
/** With filters more are looked at, so that enough are left. */
const widened = 10;

/** What is further away than this has another subject. */
const nearestAtLeast = 0.35;

export type Near = { vector: QueryVector; papers: Neighbour[] };

/** The papers nearest in meaning to a text, or null: meaning never fails a search. */
export async function findNear(text: string): Promise<Near | null> {
  return orNull(async () => {
    const vector = text ? await embedQuery(text) : null;
    if (!vector) return null;
    const papers = await nearest(vector, fusedByMeaning * widened);
    return { vector, papers: papers.filter(({ score }) => score >= nearestAtLeast) };
  });
}

/** Those of the near papers that the search's filters let pass, at most 50. */
export async function passFilters(near: Near, plan: Plan, deadline: number): Promise<Neighbour[]> {
  const isOpen = !plan.filter && !plan.from && !plan.before && plan.votes === 0;
  if (isOpen) return near.papers.slice(0, fusedByMeaning);
  const ids = near.papers.map(({ id }) => id);
  const rows = await askUntil(deadline, (ask) => ask<{ id: string }>(matchingAmong(ids, plan)));
  const passed = new Set(rows.map(({ id }) => id));
  return near.papers.filter(({ id }) => passed.has(id)).slice(0, fusedByMeaning);
}

/** How near these papers are to what was asked; empty where that cannot be told in time. */
export async function cosinesOf({ vector }: Near, ids: string[]): Promise<Map<string, number>> {
  return (await orNull(() => similaritiesTo(vector, ids))) ?? new Map();
}

async function orNull<T>(work: () => Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, meaningBudgetMs, null);
  });
  try {
    return await Promise.race([work(), late]);
  } catch (error) {
    log('warn', 'search_without_meaning', { reason: error instanceof Error ? error.message : 'unknown' });
    return null;
  } finally {
    clearTimeout(timer);
  }
}
