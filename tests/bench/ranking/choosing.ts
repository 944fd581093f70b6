import { meanOf } from './compare';
import { baselines, hot, type Method } from './methods';
import { type Scene, scenesAt } from './scenes';
import type { Batch } from './sightings';

/** Hours of a batch at which the front page is ranked; the days were looked at around hours 3, 9, 24 and 26. */
export const hours = [12, 25];

/** The share of the votes that a community of some size would have cast. */
export const sizes = [1, 0.2, 0.05, 0.01];

const constants = [0.5, 1, 1.5, 2, 3, 4, 5, 6, 8];

export type Choice = { constant: number; rows: Record<string, string | number>[] };

/**
 * The constant whose mean nDCG@10 for the votes of the next 24 hours, over both hours and all sizes, is the greatest:
 * nobody knows how large the community of an installation will be.
 */
export function chooseConstant(older: Batch[]): Choice {
  const scenes = sizes.map((size) => hours.flatMap((hour) => scenesAt(older, hour, 6, size)));
  const lines = [...constants.map(hot), ...baselines].map((method) => line(method, scenes));
  const means = constants.map((_, place) => lines[place]?.mean ?? 0);
  const constant = constants[means.indexOf(Math.max(...means))] ?? 0;
  return { constant, rows: lines.map(({ row }) => row) };
}

function line(method: Method, scenes: Scene[][]) {
  const values = scenes.map((some) => meanOf(method, some, 'gained'));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const cells = sizes.map((size, place) => [`${size * 100} % of votes`, values[place]?.toFixed(3) ?? '']);
  return { mean, row: { method: method.name, ...Object.fromEntries(cells), mean: mean.toFixed(3) } };
}
