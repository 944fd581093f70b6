/** Votes that a paper of the day got in one of its hours, numbered from 0. */
export type HourOfVotes = { id: string; tie: string; hour: number; votes: number };

/** The place of a paper among those of its day after each hour, by the votes until then; null before its first vote. */
export function placesByHour(id: string, rows: HourOfVotes[], hours: number): (number | null)[] {
  const byHour = Map.groupBy(rows, (row) => row.hour);
  const counts = new Map<string, { votes: number; tie: string }>();
  return Array.from({ length: hours }, (_, hour) => {
    for (const row of byHour.get(hour) ?? [])
      counts.set(row.id, { votes: (counts.get(row.id)?.votes ?? 0) + row.votes, tie: row.tie });
    return placeOf(id, counts);
  });
}

function placeOf(id: string, counts: Map<string, { votes: number; tie: string }>): number | null {
  const own = counts.get(id);
  if (!own) return null;
  const before = [...counts.entries()].filter(
    ([other, { votes, tie }]) =>
      votes > own.votes || (votes === own.votes && (tie < own.tie || (tie === own.tie && other < id))),
  );
  return before.length + 1;
}
