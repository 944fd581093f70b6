import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FollowTarget } from '@/lib/follows/schema';
import { type Cause, crowding, points } from '@/lib/for-you/schema';
import { type Candidate, type Liked, rank } from '@/lib/for-you/scoring';

const nothing: Liked = { titles: new Map(), fields: new Set() };
const author: FollowTarget = { kind: 'author', target: 'Geoffrey Hinton' };
const category: FollowTarget = { kind: 'category', target: 'cs.LG' };
const search: FollowTarget = { kind: 'search', target: 'graph' };

function paper(id: string, extra: Partial<Candidate> = {}): Candidate {
  return { id, hot: 0, upvotes: 0, tie: id, primaryCategory: 'cs.LG', matches: [], ...extra };
}

const papers = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 4 }),
    hot: fc.integer({ min: 0, max: 12 }).map((quarters) => quarters / 4),
    upvotes: fc.integer({ min: 0, max: 3 }),
    tie: fc.constantFrom('a', 'b'),
    primaryCategory: fc.constantFrom('cs.LG', 'hep-th', 'math.CO'),
    matches: fc.subarray([author, category, search]),
  }),
  { selector: ({ id }) => id, maxLength: 60 },
);
const liked: Liked = { titles: new Map([['old', 'An old paper']]), fields: new Set(['hep-th']) };
const shares = fc.dictionary(
  fc.string({ minLength: 1, maxLength: 4 }),
  fc.double({ min: 0.1, max: 1, noNaN: true }),
);

function likeness(of: Record<string, number>) {
  return new Map(Object.entries(of).map(([id, share]) => [id, { share, nearestId: 'old' }]));
}

describe('the order for one reader', () => {
  test('an author weighs more than a search, a search more than a category', () => {
    const ranked = rank(
      [
        paper('a', { matches: [category] }),
        paper('b', { matches: [author] }),
        paper('c', { matches: [search] }),
      ],
      nothing,
      new Map(),
    );
    expect(ranked.map(({ id }) => id)).toEqual(['b', 'c', 'a']);
  });

  test('two followed authors of one paper count once, and both are told', () => {
    const second: FollowTarget = { kind: 'author', target: 'Yann LeCun' };
    const [one] = rank([paper('a', { matches: [author, second] })], nothing, new Map());
    expect(one?.score).toBe(points.author);
    expect(one?.causes).toEqual([author, second]);
  });

  test('what nobody follows, likes or votes for is not listed; votes alone come last', () => {
    const ranked = rank(
      [
        paper('silent', { hot: 9 }),
        paper('voted', { hot: 9, upvotes: 4 }),
        paper('own', { matches: [category] }),
      ],
      nothing,
      new Map(),
    );
    expect(ranked.map(({ id }) => id)).toEqual(['own', 'voted']);
    expect(ranked[1]?.causes).toEqual([{ kind: 'votes', votes: 4 }]);
  });

  test('a followed category is not told twice', () => {
    const fields = { ...nothing, fields: new Set(['cs.LG']) };
    const [followed, field] = rank([paper('a', { matches: [category] }), paper('b')], fields, new Map());
    expect(followed?.causes).toEqual([category]);
    expect(field?.causes).toEqual([{ kind: 'field', code: 'cs.LG' }]);
  });

  test('a small field has its place among the first although a large one has better papers', () => {
    const large = Array.from({ length: 40 }, (_, n) => paper(`a${n}`, { hot: 5, matches: [category] }));
    const small = Array.from({ length: 3 }, (_, n) =>
      paper(`b${n}`, { primaryCategory: 'hep-th', matches: [category] }),
    );
    const first = rank([...large, ...small], nothing, new Map()).slice(0, crowding.most + small.length);
    expect(first.filter(({ primaryCategory }) => primaryCategory === 'hep-th')).toHaveLength(3);
    expect(first.filter(({ primaryCategory }) => primaryCategory === 'cs.LG')).toHaveLength(crowding.most);
  });

  test('where there is one category only, its papers fill the page in their order', () => {
    const all = Array.from({ length: 30 }, (_, n) => paper(`a${n}`, { hot: n, matches: [category] }));
    expect(rank(all, nothing, new Map()).map(({ hot }) => hot)).toEqual(all.map(({ hot }) => hot).reverse());
  });
});

describe('whatever the papers are', () => {
  test('more votes never worsen a place', () => {
    fc.assert(
      fc.property(papers, shares, fc.nat(), (all, alike, pick) => {
        const at = pick % Math.max(1, all.length);
        const chosen = all[at];
        if (!chosen) return;
        const placeIn = (list: Candidate[]) =>
          rank(list, liked, likeness(alike)).findIndex(({ id }) => id === chosen.id);
        const more = { ...chosen, hot: chosen.hot + 0.5, upvotes: chosen.upvotes + 1 };
        const [before, after] = [placeIn(all), placeIn(all.with(at, more))];
        expect(after).toBeGreaterThanOrEqual(0);
        if (before >= 0) expect(after).toBeLessThanOrEqual(before);
      }),
    );
  });

  test('the order does not depend on the order in which they were read', () => {
    fc.assert(
      fc.property(papers, shares, (all, alike) => {
        const [one, other] = [all, all.toReversed()].map((list) => rank(list, liked, likeness(alike)));
        expect(one).toEqual(other);
      }),
    );
  });

  test('every paper is listed at most once, with a reason that is true of it', () => {
    fc.assert(
      fc.property(papers, shares, (all, alike) => {
        const byId = new Map(all.map((one) => [one.id, one]));
        const ranked = rank(all, liked, likeness(alike));
        expect(new Set(ranked.map(({ id }) => id)).size).toBe(ranked.length);
        for (const { id, causes } of ranked) {
          expect(causes.length).toBeGreaterThan(0);
          for (const cause of causes) expect(isTrue(cause, byId.get(id) as Candidate, alike)).toBe(true);
        }
      }),
    );
  });

  test('the points of the reasons make the whole difference between score and Hot', () => {
    fc.assert(
      fc.property(papers, shares, (all, alike) => {
        for (const { id, hot, score, causes } of rank(all, liked, likeness(alike))) {
          const worth = causes.map((cause) => {
            if (cause.kind === 'votes') return 0;
            return cause.kind === 'like' ? points.like * (alike[id] ?? 0) : points[cause.kind];
          });
          expect(score).toBeCloseTo(hot + worth.reduce((sum, one) => sum + one, 0), 9);
        }
      }),
    );
  });
});

function isTrue(cause: Cause, of: Candidate, alike: Record<string, number>): boolean {
  if (cause.kind === 'votes') return of.upvotes === cause.votes && of.matches.length === 0;
  if (cause.kind === 'field') return of.primaryCategory === cause.code && liked.fields.has(cause.code);
  if (cause.kind === 'like') return Object.hasOwn(alike, of.id) && cause.title === 'An old paper';
  return of.matches.includes(cause);
}
