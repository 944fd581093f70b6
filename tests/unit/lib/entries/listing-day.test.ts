import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, monthOf, weekdayOf } from '@/lib/dates';
import {
  estimateListingDayById,
  latestSubmissionById,
  latestSubmissionFor,
  placeOf,
  trustedListingDay,
} from '@/lib/entries/listing-day';
import { monthOfId } from '@/lib/papers/arxiv-id';

const at = (text: string) => new Date(text);

describe('the listing day that a file states', () => {
  test('is believed within 7 days after the first version', () => {
    const stated = { id: '2410.01234', publishedAt: at('2024-10-01T12:00:00Z') };
    expect(trustedListingDay({ ...stated, announced: '2024-10-02' })).toBe('2024-10-02');
    expect(trustedListingDay({ ...stated, announced: '2024-10-08' })).toBe('2024-10-08');
    expect(trustedListingDay({ ...stated, announced: '2024-10-09' })).toBeNull();
    expect(trustedListingDay({ ...stated, announced: '2024-09-30' })).toBeNull();
  });

  test('is believed without a first version where it lies in the month of the id or the next', () => {
    const stated = { id: '2412.01234', publishedAt: null };
    expect(trustedListingDay({ ...stated, announced: '2024-12-31' })).toBe('2024-12-31');
    expect(trustedListingDay({ ...stated, announced: '2025-01-02' })).toBe('2025-01-02');
    expect(trustedListingDay({ ...stated, announced: '2025-02-03' })).toBeNull();
    expect(trustedListingDay({ ...stated, announced: '2024-11-29' })).toBeNull();
  });

  test('is no Saturday and no Sunday', () => {
    const stated = { id: '2507.01234', publishedAt: null };
    expect(trustedListingDay({ ...stated, announced: '2025-07-05' })).toBeNull();
  });

  test('is nothing where it is no date', () => {
    expect(trustedListingDay({ id: '2412.01234', publishedAt: null, announced: 'soon' })).toBeNull();
    expect(trustedListingDay({ id: '2412.01234', publishedAt: null, announced: null })).toBeNull();
  });
});

describe('the place of a paper in the feed', () => {
  test('is the observed day where there is one', () => {
    const record = {
      id: '2608.10001',
      announced: '2026-08-20',
      dayBy: 'feed',
      publishedAt: at('2026-08-01T00:00:00Z'),
    };
    expect(placeOf(record)).toEqual({ day: '2026-08-20', dayBy: 'feed' });
  });

  test('is otherwise the day that the schedule predicts, marked as estimated', () => {
    const friday = unobserved('2608.10001', '2026-08-14T19:00:00Z');
    expect(friday).toEqual({ day: '2026-08-18', dayBy: 'estimated' });
  });

  test('lies in the month that the id names, also where the first version is of an earlier month', () => {
    expect(unobserved('2607.00001', '2026-06-30T20:00:00Z').day).toBe('2026-07-02');
    expect(unobserved('2606.29999', '2026-06-30T12:00:00Z').day).toBe('2026-07-01');
    expect(unobserved('2607.27000', '2026-06-11T12:00:00Z').day).toMatch(/^2026-07-[23]/);
    expect(unobserved('1205.00628', '2013-03-01T12:00:00Z').day).toMatch(/^2012-05/);
  });
});

function unobserved(id: string, published: string) {
  return placeOf({ id, announced: null, dayBy: 'estimated', publishedAt: at(published) });
}

describe('the listing day that an id suggests', () => {
  test('is a weekday of its month, up to the first listing of the next one', () => {
    const anyId = fc
      .tuple(
        fc.integer({ min: 2007, max: 2030 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 99_999 }),
      )
      .filter(([year, month]) => year > 2007 || month > 3)
      .map(([year, month, number]) => `${String(year).slice(2)}${String(month).padStart(2, '0')}.${number}`);
    fc.assert(
      fc.property(anyId, (id) => {
        const day = estimateListingDayById(id);
        expect(weekdayOf(day)).toBeLessThan(6);
        expect(monthOfId(id) <= monthOf(addDays(day, -1))).toBe(true);
        expect(daysBetween(`${monthOfId(id)}-01`, day)).toBeLessThan(38);
      }),
    );
  });

  test('is later for a higher number', () => {
    expect(estimateListingDayById('2605.00100') < estimateListingDayById('2605.15000')).toBe(true);
    expect(estimateListingDayById('2605.15000') < estimateListingDayById('2605.29000')).toBe(true);
  });
});

describe('the latest possible submission', () => {
  test('for a listing day is the cut-off at 14:00 New York of the day before, of Friday for a Monday', () => {
    expect(latestSubmissionFor('2026-08-20')).toEqual(at('2026-08-19T18:00:00Z'));
    expect(latestSubmissionFor('2026-08-17')).toEqual(at('2026-08-14T18:00:00Z'));
    expect(latestSubmissionFor('2026-01-14')).toEqual(at('2026-01-13T19:00:00Z'));
  });

  test('for an id lies in the month that the id names', () => {
    expect(latestSubmissionById('2412.01234').toISOString().slice(0, 7)).toBe('2024-12');
    expect(latestSubmissionById('hep-th/9902001').toISOString().slice(0, 7)).toBe('1999-02');
  });
});
