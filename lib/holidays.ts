/**
 * Days on whose evening arXiv announces nothing, by year; those after a Friday holiday wait until Monday evening. 2026 is
 * arXiv's published list. 2024 and 2025 are the days after which no batch was listed, as far as we have seen. A year that
 * is not here counts as having none; ids that arrive all the same keep the day on which they arrived.
 */
const holidaysByYear: Record<string, string[]> = {
  2024: ['11-28'],
  2025: ['06-19', '07-04', '09-01', '12-25', '12-30'],
  2026: ['01-01', '01-19', '06-19', '07-03', '09-07', '11-26', '12-25', '12-29', '12-31'],
};

/** Whether arXiv's holidays of this year are known here. */
export function knowsHolidaysOf(day: string): boolean {
  return day.slice(0, 4) in holidaysByYear;
}

export const announcementHolidays: ReadonlySet<string> = new Set(
  Object.entries(holidaysByYear).flatMap(([year, days]) => days.map((day) => `${year}-${day}`)),
);
