/**
 * Evenings without an announcement, so that the next weekday has no listing. Source: arXiv's published holidays, a set
 * per year; a year that is not here counts as having none until it is added.
 */
export const announcementHolidays: ReadonlySet<string> = new Set([
  '2024-11-28',
  '2026-01-01',
  '2026-01-19',
  '2026-06-19',
  '2026-07-03',
  '2026-09-07',
  '2026-11-26',
  '2026-12-25',
  '2026-12-29',
  '2026-12-31',
]);
