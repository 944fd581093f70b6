/** Every cache tag of the site. A tag names what changed, never who asked. */
export const tags = {
  newestDay: 'newest-day',
  archive: 'archive',
  trending: 'trending',
  day: (feedDay: string) => `day:${feedDay}`,
  paper: (paperId: string) => `paper:${paperId}`,
  edition: (kind: string, period: string) => `edition:${kind}:${period}`,
} as const;
