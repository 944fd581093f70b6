import { type FollowKind, type FollowTarget, targetPath } from '@/lib/follows/schema';
import type { Cause } from '@/lib/for-you/schema';

/** A piece of a sentence, with where it leads. */
export type Piece = { text: string; href?: string };

const mostReasons = 3;

/** The reasons as one sentence, the weightiest first: "Because you follow cs.LG; like Train longer, generalize better". */
export function sayCauses(causes: Cause[]): Piece[] {
  const kinds = [...new Set(causes.map(({ kind }) => kind))].slice(0, mostReasons);
  const reasons = kinds.map((kind) => sayKind(kind, causes));
  return capitalised(
    reasons.flatMap((reason, place) => (place === 0 ? reason : [{ text: '; ' }, ...reason])),
  );
}

function sayKind(kind: Cause['kind'], causes: Cause[]): Piece[] {
  if (kind === 'like' || kind === 'field' || kind === 'votes') {
    return causes.filter((cause) => cause.kind === kind).flatMap(sayOne);
  }
  return sayFollows(kind, causes.filter((cause) => cause.kind === kind) as FollowTarget[]);
}

function sayOne(cause: Cause): Piece[] {
  if (cause.kind === 'like') return [{ text: 'like ' }, { text: cause.title, href: `/papers/${cause.id}` }];
  if (cause.kind === 'field')
    return [
      { text: 'new in ' },
      { text: cause.code, href: `/categories/${cause.code}` },
      { text: ', one of your categories' },
    ];
  if (cause.kind === 'votes')
    return [{ text: cause.votes === 1 ? 'one vote here' : `${cause.votes} votes here` }];
  return [];
}

const frames: Record<FollowKind, [string, string]> = {
  author: ['by ', ', whom you follow'],
  search: ['matches your search ', ''],
  category: ['because you follow ', ''],
};

function sayFollows(kind: FollowKind, follows: FollowTarget[]): Piece[] {
  const [before, after] = frames[kind];
  const names = follows.map((follow) => ({
    text: kind === 'search' ? `“${follow.target}”` : follow.target,
    href: targetPath(follow),
  }));
  return [{ text: before }, ...listed(names), ...(after ? [{ text: after }] : [])];
}

function listed(names: Piece[]): Piece[] {
  return names.flatMap((name, place) => {
    if (place === 0) return [name];
    return [{ text: place === names.length - 1 ? ' and ' : ', ' }, name];
  });
}

function capitalised([first, ...rest]: Piece[]): Piece[] {
  return first ? [{ ...first, text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }, ...rest] : [];
}
