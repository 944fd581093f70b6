import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batchDay, hashOf, idsOfMissedDay, type Sight } from '@/lib/ingest/batch-day';

const numbered = (count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => `2608.${String(10_000 + from + index)}`);
const submitted = (ids: string[], publishedAt: string) =>
  ids.map((id) => ({ id, publishedAt: new Date(publishedAt) }));

/** In time for Wednesday 19 August, and for Thursday the 20th. */
const tuesday = '2026-08-18T12:00:00Z';
const wednesday = '2026-08-19T12:00:00Z';

const sight = (more: Partial<Sight> = {}): Sight => ({
  dated: '2026-08-20',
  ids: numbered(10),
  seen: new Map(),
  last: null,
  due: '2026-08-20',
  ...more,
});
const seenOn = (day: string, ids: string[]) => new Map(ids.map((id) => [id, day]));
const lastOn = (feedDay: string, ids: string[]) => ({
  feedDay,
  idsHash: hashOf(ids),
  newestId: ids.at(-1) ?? null,
});

describe('the day of the batch in a feed', () => {
  test('is the one the feed bears', () => {
    expect(batchDay(sight())).toBe('2026-08-20');
  });

  test('is the day before where the feed shows the papers of the day before with a new date', () => {
    expect(batchDay(sight({ seen: seenOn('2026-08-19', numbered(8)) }))).toBe('2026-08-19');
  });

  test('is the day before where it shows the same ids as the day before, whoever has seen them', () => {
    expect(batchDay(sight({ last: lastOn('2026-08-19', numbered(10)) }))).toBe('2026-08-19');
  });

  test('stays where only a few of its papers were seen before', () => {
    expect(batchDay(sight({ seen: seenOn('2026-08-19', numbered(2)) }))).toBe('2026-08-20');
  });

  test('stays where any of its papers were seen on it, though most were given to the day before', () => {
    const seen = new Map([...seenOn('2026-08-19', numbered(8)), ...seenOn('2026-08-20', numbered(2, 9))]);
    expect(batchDay(sight({ seen }))).toBe('2026-08-20');
  });

  test('is the one that is due where newer papers come with the date of a batch that was here before', () => {
    const behind = { dated: '2026-08-19', ids: numbered(10, 20), last: lastOn('2026-08-19', numbered(10)) };
    expect(batchDay(sight(behind))).toBe('2026-08-20');
    expect(batchDay(sight({ ...behind, last: lastOn('2026-08-18', numbered(10)) }))).toBe('2026-08-19');
    expect(batchDay(sight({ ...behind, due: '2026-08-19' }))).toBe('2026-08-19');
  });
});

describe('two batches in one feed', () => {
  test('are told apart by what was submitted when', () => {
    const early = numbered(30);
    const late = numbered(50, 31);
    const papers = [...submitted(late, wednesday), ...submitted(early, tuesday)];
    expect(idsOfMissedDay(papers, '2026-08-19')).toEqual(early);
  });

  test('are not seen in one batch with a few papers that were held back', () => {
    const ids = numbered(50);
    const held = new Set([ids[3], ids[20], ids[41]]);
    const papers = ids.flatMap((id) => submitted([id], held.has(id) ? tuesday : wednesday));
    expect(idsOfMissedDay(papers, '2026-08-19')).toEqual([]);
  });

  test('are cut at one id: whatever is of the missed day has a lower id than the rest', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 60 }), (early) => {
        const papers = numbered(early.length).flatMap((id, index) =>
          submitted([id], early[index] ? tuesday : wednesday),
        );
        const missed = idsOfMissedDay(papers, '2026-08-19');
        expect(missed).toEqual(numbered(missed.length));
      }),
    );
  });
});
