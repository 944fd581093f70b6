import { interval, type Weekly } from './intervals';
import { ndcg, spearman } from './measures';
import type { Batch } from './sightings';
import { votesKnown } from './votes-at';

const rules: Record<string, (total: number, growth: number) => number> = {
  'growth of the last 24 h': (_, growth) => growth,
  'raw votes': (total) => total,
  'growth / votes': (total, growth) => growth / Math.max(1, total),
  'growth / sqrt(votes)': (total, growth) => growth / Math.sqrt(Math.max(1, total)),
};

/**
 * How well each rule foretells the votes of the next 24 hours. Only Fridays are seen at hours 24, 48 and 72, so the
 * question is put once a week, at hour 48 of a Friday, and nothing is estimated.
 */
export function judgeRising(batches: Batch[]): { weeks: number; rows: Record<string, string>[] } {
  const fridays = batches.flatMap((batch) => toLists(batch));
  const rows = Object.entries(rules).map(([rule, score]) => {
    const lists = fridays.map(({ week, papers }) => ({
      week,
      list: papers.map(({ total, growth, next }) => ({ score: score(total, growth), worth: next })),
    }));
    const measured = (measure: typeof ndcg): Weekly[] =>
      lists.flatMap(({ week, list }) => {
        const value = measure(list);
        return value === null ? [] : [{ week, value }];
      });
    const [places, order] = [interval(measured(ndcg)), interval(measured(spearman))];
    return {
      rule,
      'nDCG@10': places.mean.toFixed(3),
      '95 %': `[${places.low.toFixed(3)}, ${places.high.toFixed(3)}]`,
      Spearman: order.mean.toFixed(3),
    };
  });
  return { weeks: fridays.length, rows };
}

function toLists(batch: Batch) {
  const at = [26, 50, 74].map((hour) => batch.begins + hour);
  const papers = batch.papers.flatMap((paper) => {
    const sighted = at.every((moment) =>
      paper.sightings.some((sighting) => sighting.at <= moment && sighting.at > moment - 6),
    );
    if (!sighted) return [];
    const [first = 0, second = 0, third = 0] = at.map((moment) => votesKnown(paper, moment) ?? 0);
    return [{ total: second, growth: second - first, next: third - second }];
  });
  return papers.length >= 10 ? [{ week: batch.week, papers }] : [];
}
