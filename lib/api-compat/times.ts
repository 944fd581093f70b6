import { clockIn } from '@/lib/dates';

/** A list item's publishedAt: New York's wall clock of that moment, marked Z. Kept because clients know it so. */
export function shiftToNewYork(at: Date): string {
  const { day, minutes } = clockIn('America/New_York', at);
  const withinMinute = at.getTime() % 60_000;
  return new Date(Date.parse(`${day}T00:00:00Z`) + minutes * 60_000 + withinMinute).toISOString();
}
