import type { FollowTarget } from '@/lib/follows/schema';
import type { Likeness } from '@/lib/for-you/likeness';
import { type Cause, crowding, points } from '@/lib/for-you/schema';

/** What is known of a paper that may be listed. */
export type Candidate = {
  id: string;
  hot: number;
  upvotes: number;
  tie: string;
  primaryCategory: string;
  /** The follows that match it. */
  matches: FollowTarget[];
};

/** What the viewer likes: a title by paper, and the first categories of those papers. */
export type Liked = { titles: Map<string, string>; fields: Set<string> };
export type Ranked = Candidate & { score: number; causes: Cause[] };

/**
 * The candidates that there is a reason for, best first: by score, then by tie hash and id. What only others' votes speak
 * for comes after what the viewer's own choices do.
 */
export function rank(candidates: Candidate[], liked: Liked, likeness: Map<string, Likeness>): Ranked[] {
  const ranked = candidates.map((candidate) => judge(candidate, liked, likeness.get(candidate.id)));
  const own = ranked.filter(({ causes }) => causes.length > 0).sort(inOrder);
  const rest = ranked.filter(({ causes, upvotes }) => causes.length === 0 && upvotes > 0).sort(inOrder);
  return [...spread(own), ...rest.map((one) => ({ ...one, causes: [byVotes(one)] }))];
}

/** Score and causes come of the same list, so that no point is without a word. */
function judge(candidate: Candidate, liked: Liked, likeness: Likeness | undefined): Ranked {
  const weighed = [
    ...byFollows(candidate),
    ...byLikeness(liked, likeness),
    ...byField(candidate, liked),
  ].sort((a, b) => b.worth - a.worth);
  const score = weighed.reduce((sum, { worth }) => sum + worth, candidate.hot);
  return { ...candidate, score, causes: weighed.map(({ cause }) => cause) };
}

type Weighed = { worth: number; cause: Cause };

/** Of each kind the first match counts; the others are still told. */
function byFollows({ matches }: Candidate): Weighed[] {
  const seen = new Set<string>();
  return matches.map((cause) => {
    const worth = seen.has(cause.kind) ? 0 : points[cause.kind];
    seen.add(cause.kind);
    return { worth, cause };
  });
}

function byLikeness({ titles }: Liked, likeness: Likeness | undefined): Weighed[] {
  const title = likeness && titles.get(likeness.nearestId);
  if (!likeness || title === undefined) return [];
  return [{ worth: points.like * likeness.share, cause: { kind: 'like', id: likeness.nearestId, title } }];
}

/** Whoever follows a category of the paper need not hear that it is also one of papers they like. */
function byField({ primaryCategory, matches }: Candidate, { fields }: Liked): Weighed[] {
  const followed = matches.some(({ kind }) => kind === 'category');
  if (followed || !fields.has(primaryCategory)) return [];
  return [{ worth: points.field, cause: { kind: 'field', code: primaryCategory } }];
}

function byVotes({ upvotes }: Candidate): Cause {
  return { kind: 'votes', votes: upvotes };
}

/** A crowded category waits behind the others until the first places are given. */
function spread(ranked: Ranked[]): Ranked[] {
  const first: Ranked[] = [];
  const counts = new Map<string, number>();
  for (const one of ranked) {
    const count = counts.get(one.primaryCategory) ?? 0;
    if (first.length === crowding.among) break;
    if (count === crowding.most) continue;
    counts.set(one.primaryCategory, count + 1);
    first.push(one);
  }
  const placed = new Set(first);
  return [...first, ...ranked.filter((one) => !placed.has(one))];
}

function inOrder(a: Ranked, b: Ranked): number {
  return b.score - a.score || compare(a.tie, b.tie) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
