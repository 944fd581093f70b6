/** Points against an address, and the edition that brought them. */
export type Mark = { editionId: string | null; points: number; at: Date };

const day = 86_400_000;
const halfLifeDays = 30;

/** At this score an address is written to no more. */
export const limit = 3;
/** So long after it was sent, an edition that did not come back counts as arrived. */
export const quietDays = 3;

/**
 * What stands against an address: the points of different editions, halved every 30 days. What came in before
 * `arrivedAt`, when the newest edition that arrived was sent, is forgotten.
 */
export function scoreOf(marks: readonly Mark[], arrivedAt: Date | null, now: Date): number {
  const worst = new Map<string, number>();
  for (const [place, { editionId, points, at }] of marks.entries()) {
    if (arrivedAt && at <= arrivedAt) continue;
    const name = editionId ?? `none ${place}`;
    worst.set(name, Math.max(worst.get(name) ?? 0, points * fading(at, now)));
  }
  return [...worst.values()].reduce((sum, points) => sum + points, 0);
}

function fading(at: Date, now: Date): number {
  const periods = Math.floor((now.getTime() - at.getTime()) / (halfLifeDays * day));
  return 0.5 ** Math.max(0, periods);
}
