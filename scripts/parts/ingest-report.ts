import type { IngestResult } from '@/lib/ingest/tally';

/** The counts of one ingest in one sentence. */
export function describe(result: IngestResult, seconds: number, dryRun: boolean): string {
  const { papers, changed, unchanged, quarantined, requests, days } = result;
  const total = papers + changed + unchanged + quarantined;
  const counts = `${papers} new, ${changed} changed, ${unchanged} unchanged, ${quarantined} in quarantine`;
  const asked = requests > 0 ? `${requests} requests; ` : '';
  const time = `${seconds.toFixed(1)} s, ${Math.round(total / seconds)} records/s`;
  if (dryRun) return `It would be ${counts}; ${asked}${time}. Nothing was written.`;
  return `${counts}; ${days.length} feed days touched; ${asked}${time}.`;
}
