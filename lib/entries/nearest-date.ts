import { type Day, lastDayOfMonth, parseDay } from '@/lib/dates';

/** The existing date nearest to what was written: 2026-02-30 becomes 2026-02-28; null where there is no year and month in it. */
export function nearestDate(text: string): Day | null {
  const exact = parseDay(text);
  if (exact) return exact;
  const match = /^(\d{4})-(\d{1,2})(?:-(\d{1,3}))?/.exec(text.trim());
  if (!match) return null;
  const month = Math.min(12, Math.max(1, Number(match[2])));
  const first = `${match[1]}-${String(month).padStart(2, '0')}-01`;
  return Number(match[3] ?? 1) < 1 ? first : lastDayOfMonth(first);
}
