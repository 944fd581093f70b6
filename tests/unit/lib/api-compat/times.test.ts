import { expect, test } from 'vitest';
import { shiftToNewYork } from '@/lib/api-compat/times';

test("an item's date is New York's wall clock marked Z: four hours back in summer, five in winter", () => {
  expect(shiftToNewYork(new Date('2026-09-01T00:00:00Z'))).toBe('2026-08-31T20:00:00.000Z');
  expect(shiftToNewYork(new Date('2026-01-05T00:00:12.345Z'))).toBe('2026-01-04T19:00:12.345Z');
});
