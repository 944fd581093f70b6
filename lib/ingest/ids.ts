import { toDay } from '@/lib/dates';
import { AppError } from '@/lib/errors';
import { fetchIds, fetchSubmitted, idsARequest } from '@/lib/ingest/arxiv';
import { arxivPace, type Pace } from '@/lib/ingest/polite-fetch';
import { recordRun } from '@/lib/ingest/run';
import type { IngestResult } from '@/lib/ingest/tally';
import { parseArxivId } from '@/lib/papers/arxiv-id';

/**
 * Brings papers in by id, in any written form. Ids that arXiv does not know are left out of the counts. Throws AppError
 * 'invalid' naming a text that is no id, before arXiv is asked.
 */
export async function ingestIds(
  texts: string[],
  pace: Pace = arxivPace,
  options: { dryRun?: boolean; runId?: string | undefined } = {},
): Promise<IngestResult> {
  const ids = [...new Set(texts.map(requireId))];
  const asked = { source: 'api' as const, scope: { ids }, ...options };
  return await recordRun(asked, async (bringIn, { counted, resumeAt }) => {
    for (let start = Number(resumeAt?.ids ?? 0); start < ids.length; start += idsARequest) {
      const next = start + idsARequest;
      const reading = await fetchIds(ids.slice(start, next), counted(pace));
      await bringIn(reading, next < ids.length ? { ids: next } : undefined);
    }
  });
}

const pageSize = 500;
const mostPages = 8;

/** Brings in what was submitted to the categories between two moments: the newest 4,000 papers at most. */
export async function ingestSubmitted(
  range: { categories: string[]; since: Date; until: Date },
  pace: Pace = arxivPace,
): Promise<IngestResult> {
  return await recordRun(
    { source: 'api', scope: { since: toDay(range.since), until: toDay(range.until) } },
    async (bringIn, { counted }) => {
      for (let page = 0; page < mostPages; page += 1) {
        const at = { start: page * pageSize, size: pageSize };
        const reading = await fetchSubmitted({ ...range, ...at }, counted(pace));
        await bringIn(reading);
        if (reading.records.length + reading.unreadable.length === 0) return;
      }
    },
  );
}

function requireId(text: string): string {
  const found = parseArxivId(text);
  if (!found) throw new AppError('invalid', `"${text.slice(0, 80)}" is not an arXiv id.`);
  return found.id;
}
