import type { Known } from './methods';
import type { Batch, Listed } from './sightings';
import { votesGained, votesGuessed, votesKnown } from './votes-at';

/** A moment at which papers are ranked, with what could be known then and what came of each. */
export type Scene = {
  batch: number;
  week: string;
  weekday: number;
  papers: { known: Known; gained: number }[];
  /** The share of the gains that is estimated, for want of a later sighting. */
  guessed: number;
};

type Place = { paper: Listed; batch: Batch };

const fewest = 10;

/**
 * The newest papers at some hour of each batch: that batch and so many before it. Only papers that were seen by then
 * take part, and a batch only where ten of its papers were seen in the eight hours before.
 */
export function scenesAt(batches: Batch[], hour: number, before: number, thin = 1): Scene[] {
  return batches.flatMap((newest) => {
    const now = newest.begins + hour;
    const fresh = newest.papers.filter((paper) =>
      paper.sightings.some(({ at }) => at <= now && at > now - 8),
    ).length;
    if (fresh < fewest) return [];
    const near = batches.filter(({ number }) => number <= newest.number && number >= newest.number - before);
    const places = near.flatMap((batch) => batch.papers.map((paper) => ({ paper, batch })));
    const seen = places.filter(({ paper }) => votesKnown(paper, now) !== null);
    return [toScene(newest, seen, now, thin)];
  });
}

function toScene(newest: Batch, places: Place[], now: number, thin: number): Scene {
  const papers = places.map(({ paper, batch }) => ({
    known: {
      id: paper.id,
      votes: thinned(paper.id, votesKnown(paper, now) ?? 0, thin),
      age: now - batch.begins,
      back: newest.number - batch.number,
      final: paper.final,
    },
    gained: votesGained(paper, batch.begins, now, now + 24),
    guessed: votesGuessed(paper, batch.begins, now, now + 24),
  }));
  const total = papers.reduce((sum, { gained }) => sum + gained, 0);
  return {
    batch: newest.number,
    week: newest.week,
    weekday: new Date(newest.begins * 3_600_000).getUTCDay(),
    papers,
    guessed: total > 0 ? papers.reduce((sum, { guessed }) => sum + guessed, 0) / total : 0,
  };
}

/** As many of the votes as a smaller site would have: each kept or not by a number drawn from paper and place. */
function thinned(id: string, votes: number, share: number): number {
  if (share >= 1) return votes;
  let kept = 0;
  for (let vote = 0; vote < votes; vote++) if (drawn(`${id}#${vote}`) < share) kept++;
  return kept;
}

/** FNV-1a with a last stir, from 0 to 1. */
function drawn(text: string): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < text.length; place++)
    hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}
