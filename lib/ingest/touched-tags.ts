import { tags } from '@/lib/cache-tags';
import type { IngestResult } from '@/lib/ingest/tally';

/** The cache tags of everything a run has changed; none where it changed nothing. */
export function touchedTags(
  result: Pick<IngestResult, 'days' | 'createdIds' | 'changedIds' | 'editions'>,
): string[] {
  const papers = [...result.changedIds, ...result.createdIds].slice(0, 2_000);
  const editions = result.editions.map(({ kind, periodStart }) => tags.edition(kind, periodStart));
  if (papers.length === 0 && result.days.length === 0) return [];
  const lists = [tags.newestDay, tags.archive, tags.trending];
  return [...lists, ...result.days.map(tags.day), ...papers.map(tags.paper), ...editions];
}
