import { addDays, clockIn, type Day, weekdayOf } from '@/lib/dates';
import type { Reading } from '@/lib/ingest/reading';
import type { PaperRecord } from '@/lib/papers/schema';

export const announceTypes = ['new', 'cross', 'replace', 'replace-cross'] as const;
export type AnnounceType = (typeof announceTypes)[number];

/** One line of an announcement: a paper, and what is said to have happened to it in the category that was asked for. */
export type Announced = { type: AnnounceType; record: PaperRecord };

/**
 * What one feed announced. `records` enter the day; `updates` concern papers only if they are known already. `counts`
 * are of all readable lines by their type.
 */
export type Announcements = Reading & {
  updates: PaperRecord[];
  counts: Partial<Record<AnnounceType, number>>;
};

/**
 * Tells what enters from what only updates: new papers enter, and cross-lists of papers of this batch, for an old paper
 * may be listed in one more category.
 */
export function divide(items: Announced[]): Omit<Announcements, 'unreadable'> {
  const firstNew = leastOf(items.filter(({ type }) => type === 'new').map(({ record }) => record.id));
  const enters = ({ type, record }: Announced) =>
    type === 'new' ||
    (type === 'cross' && record.version === 1 && firstNew !== null && record.id >= firstNew);
  return {
    records: items.filter(enters).map(({ record }) => record),
    updates: items.filter((item) => !enters(item)).map(({ record }) => ({ ...record, announced: null })),
    counts: countByType(items),
  };
}

/** The listing day of a feed built at this moment: New York's date; on a weekend the feed still shows the batch before. */
export function listingDayOfFeed(builtAt: Date): Day {
  const { day } = clockIn('America/New_York', builtAt);
  return addDays(day, Math.min(0, 5 - weekdayOf(day)));
}

function leastOf(ids: string[]): string | null {
  return ids.reduce<string | null>((least, id) => (least === null || id < least ? id : least), null);
}

function countByType(items: Announced[]): Announcements['counts'] {
  const counts: Announcements['counts'] = {};
  for (const { type } of items) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}
