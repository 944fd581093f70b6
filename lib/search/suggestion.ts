import { Prisma } from '@/lib/db';
import type { Ask } from '@/lib/search/budget';
import { editDistance } from '@/lib/search/edit-distance';

type Known = { typed: string; word: string; papers: number };

const wordShape = /^[a-z]{4,30}$/;
const mostWords = 5;
const mostAlike = 300;

/**
 * The whole search with those of its unknown words put right that look like known ones; null where there is nothing to
 * put right. Nothing is ever replaced silently.
 */
export async function suggest(ask: Ask, q: string, unknown: string[]): Promise<string | null> {
  const typed = [...new Set(unknown.map(folded))].filter((word) => wordShape.test(word)).slice(0, mostWords);
  if (typed.length === 0) return null;
  const alike = Map.groupBy(await ask<Known>(alikeSql(typed)), (row) => row.typed);
  let suggestion = q;
  for (const word of typed) {
    const better = nearestWord(word, alike.get(word) ?? []);
    if (better) suggestion = replaced(suggestion, word, better);
  }
  return suggestion === q ? null : suggestion;
}

/** Known words that share threes of letters with each, or begin alike and are as long. */
export function alikeSql(typed: string[]): Prisma.Sql {
  const patterns = typed.map((word) => ({ word, start: `${word.slice(0, 2)}%` }));
  return Prisma.sql`
    select typed.word as typed, alike.word, alike.papers
    from json_to_recordset(${JSON.stringify(patterns)}::json) as typed (word text, start text),
      lateral (
        select word, papers from corpus_words
        where word % typed.word or word like typed.start and length(word) between length(typed.word) - 1 and length(typed.word) + 1
        order by similarity(word, typed.word) * ln(papers + 2) desc, word limit ${mostAlike}
      ) as alike`;
}

/** The fewest letters away, of these the most frequent. */
function nearestWord(typed: string, alike: Known[]): string | null {
  const most = typed.length < 6 ? 1 : typed.length < 9 ? 2 : 3;
  const [best] = alike
    .map(({ word, papers }) => ({ word, papers, distance: editDistance(typed, word) }))
    .filter(({ distance }) => distance > 0 && distance <= most)
    .sort((one, other) => one.distance - other.distance || other.papers - one.papers);
  return best?.word ?? null;
}

function replaced(q: string, typed: string, better: string): string {
  return q.replace(/[\p{L}\p{N}\p{M}]+/gu, (word) => (folded(word) === typed ? better : word));
}

function folded(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}
