import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batchNumber, isListingDay, predictListingDay } from '@/lib/arxiv-calendar';
import {
  addDays,
  currentFeedDay,
  daysBetween,
  endOfFeedDay,
  formatDay,
  lastDayOfMonth,
  parseDay,
  parseMonth,
  parseWeek,
  startOfFeedDay,
  weekdayOf,
  weekOf,
} from '@/lib/dates';

const anyMoment = fc.date({
  min: new Date('2008-01-01'),
  max: new Date('2035-01-01'),
  noInvalidDate: true,
});
const anyDay = anyMoment.map((date) => date.toISOString().slice(0, 10));

describe('the feed day', () => {
  test.each([
    ['2026-10-29T01:29:59Z', '2026-10-28'],
    ['2026-10-29T01:30:00Z', '2026-10-29'],
    ['2026-11-05T02:29:59Z', '2026-11-04'],
    ['2026-11-05T02:30:00Z', '2026-11-05'],
  ])('at %s is %s: it turns at 21:30 New York in summer and in winter', (moment, day) => {
    expect(currentFeedDay(new Date(moment))).toBe(day);
  });

  test('covers every moment from its start up to its end, also when clocks change', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(currentFeedDay(startOfFeedDay(day))).toBe(day);
        expect(currentFeedDay(new Date(endOfFeedDay(day).getTime() - 1))).toBe(day);
        expect(currentFeedDay(endOfFeedDay(day))).toBe(addDays(day, 1));
      }),
    );
  });
});

describe('the listing day of a submission', () => {
  test.each([
    ['Tuesday 13:59', '2026-10-27T17:59:00Z', '2026-10-28'],
    ['Tuesday 14:00', '2026-10-27T18:00:00Z', '2026-10-29'],
    ['Thursday 14:00', '2026-10-29T18:00:00Z', '2026-11-02'],
    ['Friday 13:59', '2026-10-30T17:59:00Z', '2026-11-02'],
    ['Friday 15:00', '2026-10-30T19:00:00Z', '2026-11-03'],
    ['Sunday noon', '2026-11-01T17:00:00Z', '2026-11-03'],
    ['Wednesday before Thanksgiving, 15:00', '2026-11-25T20:00:00Z', '2026-11-30'],
  ])('%s New York is predicted by the published schedule', (_, moment, day) => {
    expect(predictListingDay(new Date(moment))).toBe(day);
  });

  test('is always a listing day, after the submission and within nine days', () => {
    fc.assert(
      fc.property(anyMoment, (moment) => {
        const day = predictListingDay(moment);
        expect(isListingDay(day)).toBe(true);
        expect(daysBetween(currentFeedDay(moment), day)).toBeLessThanOrEqual(9);
        expect(startOfFeedDay(day).getTime()).toBeGreaterThan(moment.getTime());
      }),
    );
  });

  test('the Friday after Thanksgiving 2026 has no listing', () => {
    expect(isListingDay('2026-11-27')).toBe(false);
    expect(['2026-06-19', '2026-06-22', '2026-06-23'].map(isListingDay)).toEqual([true, false, true]);
    expect(isListingDay('2026-11-26')).toBe(true);
  });
});

describe('the batch number', () => {
  test('counts listing days only: Friday to Monday is one batch', () => {
    expect(batchNumber('2026-11-02') - batchNumber('2026-10-30')).toBe(1);
    expect(batchNumber('2026-11-30') - batchNumber('2026-11-26')).toBe(1);
  });

  test('grows by one on a listing day and by nothing on another', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(batchNumber(day) - batchNumber(addDays(day, -1))).toBe(isListingDay(day) ? 1 : 0);
      }),
    );
  });
});

describe('dates as people write them', () => {
  test.each([
    ['2026-10-29', '2026-10-29'],
    ['2026-9-2', '2026-09-02'],
    ['2026-10-29T23:59:00Z', '2026-10-29'],
    ['2025-13-40', null],
    ['0001-01-01', null],
    ['9999-12-31', null],
    ['2026-02-29', null],
    ['tomorrow', null],
    ['', null],
  ])('%s is read as %s', (text, day) => {
    expect(parseDay(text)).toBe(day);
  });

  test.each([
    ['2026-W44', '2026-10-26'],
    ['2026-W1', '2025-12-29'],
    ['2020-W53', '2020-12-28'],
    ['2026-W54', null],
    ['2026-W0', null],
    ['0001-W01', null],
  ])('the week %s begins on %s', (text, monday) => {
    expect(parseWeek(text)).toBe(monday);
  });

  test('a week written and read is the same week', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const monday = parseWeek(weekOf(day));
        expect(monday && weekdayOf(monday)).toBe(1);
        expect(monday && daysBetween(monday, day)).toBeLessThan(7);
      }),
    );
  });

  test('a month has its first and last day', () => {
    expect(parseMonth('2024-2')).toBe('2024-02-01');
    expect(lastDayOfMonth('2024-02-01')).toBe('2024-02-29');
    expect(parseMonth('2026-13')).toBeNull();
  });

  test('a day is written in words', () => {
    expect(formatDay('2026-10-29', { weekday: 'long', month: 'long', day: 'numeric' })).toBe(
      'Thursday, October 29',
    );
  });
});
