import { describe, expect, test } from 'vitest';
import type { DigestContent } from '@/lib/digest/schema';
import { authorLine, headlineOf, openingOf, standingOf, subjectOf, tally } from '@/lib/digest/wording';

describe('the subject of a digest', () => {
  test('says how many trending papers, of which day, and names the first', () => {
    expect(subjectOf(content({ titles: ['Small proxies', 'Another'] }))).toBe(
      '2 trending papers, October 29: Small proxies',
    );
  });

  test('says new where nobody voted, and paper where there is one', () => {
    expect(subjectOf(content({ titles: ['Alone'], chosen: 0 }))).toBe('1 new paper, October 29: Alone');
  });

  test('calls only those trending that were voted, however many are shown', () => {
    expect(subjectOf(content({ titles: ['Loved', 'Quiet', 'Silent'], chosen: 1 }))).toBe(
      '1 trending paper, October 29: Loved',
    );
  });

  test('gives the day in the language its reader chose', () => {
    expect(subjectOf(content({ titles: ['A'], locale: 'de-DE' }))).toContain(', 29. Oktober: A');
  });

  test('names both ends of a week', () => {
    expect(subjectOf(content({ titles: ['A'], kind: 'weekly', periodStart: '2026-10-26' }))).toContain(
      'October 26 to November 1',
    );
  });

  test('is cut at a word and at 76 characters', () => {
    const subject = subjectOf(
      content({ titles: ['Intriguing properties of very long adversarial example titles'] }),
    );
    expect(subject.length).toBeLessThanOrEqual(77);
    expect(subject).toMatch(/ of very…$|\w…$/);
    expect('Intriguing properties of very long adversarial example titles').toContain(
      subject.slice(subject.indexOf(': ') + 2, -1),
    );
  });
});

test('the headline is the weekday and date, or the two ends of the week', () => {
  expect(headlineOf({ kind: 'daily', periodStart: '2026-10-29' })).toBe('Thursday, October 29');
  expect(headlineOf({ kind: 'weekly', periodStart: '2026-10-26' })).toBe('October 26 to November 1');
});

describe('the line below the headline', () => {
  const all = { shown: 10, chosen: 10, matching: 23, total: 23, filtered: false };

  test.each([
    ['10 of 23 papers, most votes first', all],
    ['1 paper, most votes first', { ...all, shown: 1, chosen: 1, matching: 1, total: 1 }],
    ['New, no votes yet: 10 of 23 papers', { ...all, chosen: 0 }],
    ['10 of 23 papers, the five chosen first', { ...all, chosen: 5 }],
    ['3 papers, the one chosen first', { ...all, shown: 3, chosen: 1, matching: 3, total: 3 }],
    [
      '4 papers, most votes first, by your choice from 23',
      { ...all, shown: 4, chosen: 4, matching: 4, filtered: true },
    ],
  ])('says “%s”', (line, standing) => {
    expect(standingOf(standing)).toBe(line);
  });
});

test('four authors are named, of more the first three', () => {
  expect(authorLine(['A', 'B', 'C', 'D'])).toBe('A, B, C, D');
  expect(authorLine(['A', 'B', 'C', 'D', 'E'])).toBe('A, B, C and 2 more');
});

test('votes and comments are counted in the right number, and silence where there are none', () => {
  expect(tally({ upvotes: 128, commentCount: 2 })).toBe('128 votes, 2 comments');
  expect(tally({ upvotes: 1, commentCount: 1 })).toBe('1 vote, 1 comment');
  expect(tally({ upvotes: 0, commentCount: 0 })).toBe('');
});

describe('the opening of an abstract', () => {
  test('is its first two sentences', () => {
    expect(openingOf('One is here. Two follows. Three is left out.')).toBe('One is here. Two follows.');
  });

  test.each(['e.g. cats', 'i.e. cats', 'Smith et al. show it', 'see Fig. 3 for it'])(
    'does not end at the point of "%s"',
    (words) => {
      expect(openingOf(`We study ${words} at length. Two follows. Three.`)).toBe(
        `We study ${words} at length. Two follows.`,
      );
    },
  );

  test('never breaks a word or a character in two', () => {
    expect(openingOf('wonder '.repeat(100))).toMatch(/ wonder…$/);
    expect(openingOf('😀'.repeat(300), 9)).toBe('😀😀😀😀…');
  });

  test('of nothing is nothing', () => expect(openingOf('')).toBe(''));
});

type Wanted = Partial<Pick<DigestContent, 'kind' | 'periodStart' | 'chosen' | 'locale'>> & {
  titles: string[];
};

function content({
  titles,
  kind = 'daily',
  periodStart = '2026-10-29',
  chosen = titles.length,
  locale = 'en-US',
}: Wanted): DigestContent {
  const papers = titles.map((title, index) => ({
    place: index + 1,
    id: `2610.0000${index}`,
    title,
    abstract: '',
    abstractBy: 'authors',
    authors: [],
    categories: [],
    upvotes: 1,
    commentCount: 0,
    codeUrl: null,
    publishedAt: '2026-10-29T00:00:00.000Z',
    chosen: index < chosen,
    byline: '',
    opening: '',
    tally: '',
  }));
  const total = papers.length;
  return { kind, periodStart, chosen, locale, papers, total, filtered: false, headline: '', standing: '' };
}
