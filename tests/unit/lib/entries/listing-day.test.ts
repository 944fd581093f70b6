import { describe, expect, test } from 'vitest';
import {
  latestSubmissionById,
  latestSubmissionFor,
  placeOf,
  trustedListingDay,
} from '@/lib/entries/listing-day';

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

  test('is nothing where it is no date', () => {
    expect(trustedListingDay({ id: '2412.01234', publishedAt: null, announced: 'soon' })).toBeNull();
    expect(trustedListingDay({ id: '2412.01234', publishedAt: null, announced: null })).toBeNull();
  });
});

describe('the place of a paper in the feed', () => {
  test('is the observed day where there is one', () => {
    const record = { announced: '2026-08-20', dayBy: 'feed', publishedAt: at('2026-08-01T00:00:00Z') };
    expect(placeOf(record)).toEqual({ day: '2026-08-20', dayBy: 'feed' });
  });

  test('is otherwise the day that the schedule predicts, marked as estimated', () => {
    const friday = { announced: null, dayBy: 'estimated', publishedAt: at('2026-08-14T19:00:00Z') };
    expect(placeOf(friday)).toEqual({ day: '2026-08-18', dayBy: 'estimated' });
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
