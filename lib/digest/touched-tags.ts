import { tags } from '@/lib/cache-tags';
import type { EditionName } from '@/lib/digest/schema';

/** The cache tags of the pages that show these new editions; none where there are none. */
export function touchedTags(published: EditionName[]): string[] {
  if (published.length === 0) return [];
  return [tags.archive, ...published.map(({ kind, periodStart }) => tags.edition(kind, periodStart))];
}
