import { interval, type Weekly } from './intervals';
import { kendall, mean, ndcg, type Ranked, spearman } from './measures';
import type { Method } from './methods';
import type { Scene } from './scenes';

export type Truth = 'final' | 'gained';

type Row = Record<string, string | number>;

/** A line for each method over the same scenes, with the first method's lead over it. */
export function compare(methods: Method[], scenes: Scene[], truth: Truth): Row[] {
  const [first] = methods;
  const lead = first ? judge(first, scenes, truth) : [];
  return methods.map((method) => {
    const values = judge(method, scenes, truth);
    const own = interval(values);
    return {
      method: method.name,
      'nDCG@10': own.mean.toFixed(3),
      '95 %': span(own),
      lead: method === first ? '' : written(interval(differences(lead, values))),
      Spearman: average(method, scenes, truth, spearman).toFixed(3),
      'tau-b': average(method, scenes, truth, kendall).toFixed(3),
    };
  });
}

/** nDCG@10 of a method in each scene that has anything to find. */
export function judge(method: Method, scenes: Scene[], truth: Truth): Weekly[] {
  return scenes.flatMap((scene) => {
    const value = ndcg(rank(method, scene, truth));
    return value === null ? [] : [{ week: scene.week, value }];
  });
}

/** The paired differences of two methods over the same scenes. */
export function differences(one: Weekly[], other: Weekly[]): Weekly[] {
  return one.map(({ week, value }, place) => ({ week, value: value - (other[place]?.value ?? 0) }));
}

export function meanOf(method: Method, scenes: Scene[], truth: Truth): number {
  return mean(judge(method, scenes, truth).map(({ value }) => value));
}

/** A mean with the ends of its interval, in three decimals. */
export function written(found: { mean: number; low: number; high: number }): string {
  return `${signed(found.mean)} ${span(found)}`;
}

/** The best place that a paper two batches old takes, as a mean over scenes; equal scores share their mean place. */
export function bestPlaceOfOlder(method: Method, scenes: Scene[]): number {
  return mean(
    scenes.flatMap(({ papers }) => {
      const scored = papers.map(({ known }) => ({ back: known.back, score: method.score(known) }));
      const older = scored.filter(({ back }) => back === 2);
      if (older.length === 0) return [];
      const best = Math.max(...older.map(({ score }) => score));
      const above = scored.filter(({ score }) => score > best).length;
      return [above + (scored.filter(({ score }) => score === best).length + 1) / 2];
    }),
  );
}

function rank(method: Method, scene: Scene, truth: Truth): Ranked[] {
  return scene.papers.map(({ known, gained }) => ({
    score: method.score(known),
    worth: truth === 'final' ? known.final : gained,
  }));
}

function average(
  method: Method,
  scenes: Scene[],
  truth: Truth,
  measure: (list: Ranked[]) => number | null,
): number {
  return mean(scenes.map((scene) => measure(rank(method, scene, truth)) ?? 0));
}

function span({ low, high }: { low: number; high: number }): string {
  return `[${low.toFixed(3)}, ${high.toFixed(3)}]`;
}

function signed(value: number): string {
  return `${value < 0 ? '-' : '+'}${Math.abs(value).toFixed(3)}`;
}
