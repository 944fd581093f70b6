import type { IngestResult } from '@/lib/ingest/tally';

/** The counts of one ingest in one sentence. */
export function describe(result: IngestResult, seconds: number, dryRun: boolean): string {
  const { papers, changed, unchanged, quarantined, requests, days } = result;
  const total = papers + changed + unchanged + quarantined;
  const some = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;
  const counts = `${papers} new, ${changed} changed, ${unchanged} unchanged, ${quarantined} in quarantine`;
  const asked = requests > 0 ? `${some(requests, 'request')}; ` : '';
  const time = `${seconds.toFixed(1)} s, ${Math.round(total / seconds)} records/s`;
  if (dryRun) return `It would be ${counts}; ${asked}${time}. Nothing was written.`;
  return `${counts}; ${some(days.length, 'feed day')} touched; ${asked}${time}.`;
}
