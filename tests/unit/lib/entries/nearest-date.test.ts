import { expect, test } from 'vitest';
import { nearestDate } from '@/lib/entries/nearest-date';

test('a date that exists stays', () => {
  expect(nearestDate('2026-9-2')).toBe('2026-09-02');
});

test('a day beyond the month becomes its last day', () => {
  expect(nearestDate('2026-02-30')).toBe('2026-02-28');
  expect(nearestDate('2026-13-45')).toBe('2026-12-31');
});

test('a day before the month becomes its first day', () => {
  expect(nearestDate('2026-05-00')).toBe('2026-05-01');
});

test('words are near no date', () => {
  expect(nearestDate('yesterday')).toBeNull();
});
