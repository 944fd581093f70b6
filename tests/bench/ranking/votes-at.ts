import type { Listed, Sighting } from './sightings';

/** What a site that looked then would have known: the votes of the last sighting. Null before the first. */
export function votesKnown(paper: Listed, at: number): number | null {
  return paper.sightings.findLast((sighting) => sighting.at <= at)?.votes ?? null;
}

/**
 * Votes gained in a span, in truth only, never in what a method may see. Between two sightings votes are spread evenly
 * over the logarithm of the paper's age, as the well observed papers gain them (0.42 of the votes by hour 9, 0.65 by
 * 24, 0.76 by 48, 0.83 by 72); after the last sighting at the slope of the last two.
 */
export function votesGained(paper: Listed, begins: number, from: number, to: number): number {
  return votesThen(paper, begins, to) - votesThen(paper, begins, from);
}

/** The part of the gain after the paper's last sighting, which is an estimate. */
export function votesGuessed(paper: Listed, begins: number, from: number, to: number): number {
  const last = paper.sightings.at(-1)?.at ?? 0;
  return last >= to ? 0 : votesGained(paper, begins, Math.max(from, last), to);
}

function votesThen(paper: Listed, begins: number, at: number): number {
  const points: Sighting[] = [{ at: begins, votes: 0 }, ...paper.sightings];
  const next = points.findIndex((point) => point.at > at);
  const right = points.at(next) as Sighting;
  const left = points.at(next === -1 ? -2 : next - 1) as Sighting;
  if (next === 0) return 0;
  const [from, here, to] = [left.at, at, right.at].map((moment) =>
    Math.log(2 + Math.max(0, moment - begins)),
  );
  if (from === undefined || here === undefined || to === undefined || to <= from) return right.votes;
  return left.votes + ((right.votes - left.votes) * (here - from)) / (to - from);
}
