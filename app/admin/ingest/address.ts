import { parseDay } from '@/lib/dates';
import { runFilter } from '@/lib/ingest/schema';

type Query = Record<string, string | string[] | undefined>;

export type IngestAddress = ReturnType<typeof readIngestAddress>;

/** Reads what the page's address asks for. What makes no sense counts as not asked. */
export function readIngestAddress(query: Query) {
  const text = (name: string) => (typeof query[name] === 'string' ? query[name] : '');
  const day = text('day') ? parseDay(text('day')) : null;
  const bring = text('bring');
  return {
    filter: runFilter.parse(query),
    page: pageNumber(text('p')),
    quarantinePage: pageNumber(text('q')),
    day,
    dayProblem: text('day') && !day ? 'That is not a date. Write it as 2026-10-29.' : null,
    asked: runFilter.parse({ run: query.asked }).run ?? null,
    gone: text('gone') === 'yes',
    refused: bring !== '',
    typed: {
      bring: bring || 'oai',
      since: text('since'),
      until: text('until'),
      category: text('category'),
      ids: text('ids'),
    },
    here: hereAgain(query),
  };
}

/** This page without what was said about the last act. */
function hereAgain(query: Query): string {
  const kept = Object.entries(query).filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === 'string' &&
      ['source', 'outcome', 'run', 'p', 'q', 'day', 'asked'].includes(entry[0]),
  );
  return kept.length > 0 ? `/admin/ingest?${new URLSearchParams(kept)}` : '/admin/ingest';
}

function pageNumber(text: string): number {
  return /^[1-9]\d{0,4}$/.test(text) ? Number(text) : 1;
}
