import { Prisma } from '@/lib/db';
import type { Ask } from '@/lib/search/budget';
import { matching, matchingNewest, newestRanked, newestWalked } from '@/lib/search/candidates';
import { estimateAll, estimateSearch } from '@/lib/search/estimate';
import type { Plan } from '@/lib/search/plan';
import { scoreOf } from '@/lib/search/scoring';
import { allOf, anyOf } from '@/lib/search/tsquery';
import type { Word } from '@/lib/search/words';

/** Papers best first, at most 1,000; how many matched, as far as they were counted. */
export type Ranked = { hits: { id: string; score: number }[]; matched: number; exact: boolean };

export const listedAtMost = 1_000;
/** So many papers are ranked at most, and so many times a lexeme is looked for in one: long searches rank fewer. */
const rankedAtMost = 10_000;
const rankedAtLeast = 6_000;
const looksAtMost = 120_000;
/** With fewer papers that have all words, those that have some of them follow. */
export const enoughWithAll = 20;

/**
 * Ranks by the words: papers that have all of them, and where these are few, those that have the rarer ones. What would
 * match too many is ranked among the newest.
 */
export async function rankByWords(ask: Ask, plan: Plan): Promise<Ranked & { words: 'all' | 'any' }> {
  const all = await rankAll(ask, plan);
  if (all.matched >= enoughWithAll || plan.words.length < 2) return { ...all, words: 'all' };
  const any = await rankAny(ask, plan);
  if (!any || any.matched <= all.matched) return { ...all, words: 'all' };
  return { ...any, words: 'any' };
}

export function budgetOf({ words }: Plan): number {
  const lexemes = words.reduce((sum, { counted }) => sum + counted.length, 1);
  return Math.min(Math.max(Math.floor(looksAtMost / lexemes), rankedAtLeast), rankedAtMost);
}

async function rankAll(ask: Ask, plan: Plan): Promise<Ranked> {
  const query = allOf([...plan.words.map(({ clause }) => clause), plan.filter]);
  return estimateSearch(plan) <= budgetOf(plan)
    ? ((await rankExactly(ask, plan, query)) ?? rankNewest(ask, plan, query))
    : rankNewest(ask, plan, query);
}

/** Null where even the rarest word is too common. */
async function rankAny(ask: Ask, plan: Plan): Promise<Ranked | null> {
  const taken = anyOf(takeRarest(plan).map(({ clause }) => clause));
  return taken ? rankExactly(ask, plan, allOf([taken, plan.filter])) : null;
}

/** The rarest words, as many as fit into what is ranked; filters make room for more. */
function takeRarest(plan: Plan): Word[] {
  const { words, filterPapers, corpus } = plan;
  const budget = budgetOf(plan);
  const rarestFirst = [...words].sort((one, other) => one.papers - other.papers);
  let sum = 0;
  return rarestFirst.filter((word) => {
    sum += word.papers;
    return estimateAll([sum, ...filterPapers], corpus) <= budget;
  });
}

async function rankExactly(ask: Ask, plan: Plan, query: string | null): Promise<Ranked | null> {
  const budget = budgetOf(plan);
  const ranked = await rank(ask, matching(query, plan, rankedColumns(plan), budget + 1));
  return ranked.matched > budget ? null : ranked;
}

async function rankNewest(ask: Ask, plan: Plan, query: string | null): Promise<Ranked> {
  const walk = { walked: newestWalked, limit: newestRanked };
  const ranked = await rank(ask, matchingNewest(query, plan, rankedColumns(plan), walk));
  return { ...ranked, exact: plan.corpus <= newestWalked && ranked.matched < newestRanked };
}

async function rank(ask: Ask, candidates: Prisma.Sql): Promise<Ranked> {
  const rows = await ask<{ id: string; score: number; matched: number }>(rankedSql(candidates));
  const hits = rows.map(({ id, score }) => ({ id, score }));
  return { hits, matched: rows[0]?.matched ?? 0, exact: true };
}

/** Best first, then newest; the id makes the order one. */
export function rankedSql(candidates: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    with candidate as materialized (${candidates})
    select paper_id as id, score, (select count(*)::int from candidate) as matched from candidate
    order by score desc, published_at desc, paper_id desc limit ${listedAtMost}`;
}

export function rankedColumns(plan: Plan): Prisma.Sql {
  return Prisma.sql`w.paper_id, w.published_at, ${scoreOf(plan)} as score`;
}
