import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batchDay, idsOfMissedDay } from '@/lib/ingest/batch-day';

const numbered = (count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => `2608.${String(10_000 + from + index)}`);
const submitted = (ids: string[], publishedAt: string) =>
  ids.map((id) => ({ id, publishedAt: new Date(publishedAt) }));

/** In time for Wednesday 19 August, and for Thursday the 20th. */
const tuesday = '2026-08-18T12:00:00Z';
const wednesday = '2026-08-19T12:00:00Z';

describe('the day of the batch in a feed', () => {
  test('is the one the feed bears', () => {
    expect(batchDay('2026-08-20', numbered(10), new Map())).toBe('2026-08-20');
  });

  test('is the day before where the feed shows the papers of the day before with a new date', () => {
    const seen = new Map(numbered(8).map((id) => [id, '2026-08-19']));
    expect(batchDay('2026-08-20', numbered(10), seen)).toBe('2026-08-19');
  });

  test('stays where only a few of its papers were seen before', () => {
    const seen = new Map(numbered(2).map((id) => [id, '2026-08-19']));
    expect(batchDay('2026-08-20', numbered(10), seen)).toBe('2026-08-20');
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
