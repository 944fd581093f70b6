import { AppError } from '@/lib/errors';
import { fetchIds, fetchSubmitted, idsARequest } from '@/lib/ingest/arxiv';
import { arxivPace, type Pace } from '@/lib/ingest/polite-fetch';
import { type IngestResult, recordRun } from '@/lib/ingest/run';
import { parseArxivId } from '@/lib/papers/arxiv-id';

/**
 * Brings papers in by id, in any written form. Ids that arXiv does not know are left out of the counts. Throws AppError
 * 'invalid' naming a text that is no id, before arXiv is asked.
 */
export async function ingestIds(texts: string[], pace: Pace = arxivPace): Promise<IngestResult> {
  const ids = [...new Set(texts.map(requireId))];
  return await recordRun('api', async (bringIn) => {
    for (let start = 0; start < ids.length; start += idsARequest)
      await bringIn(await fetchIds(ids.slice(start, start + idsARequest), pace));
  });
}

const pageSize = 500;
const mostPages = 8;

/** Brings in what was submitted to the categories between two moments: the newest 4,000 papers at most. */
export async function ingestSubmitted(
  range: { categories: string[]; since: Date; until: Date },
  pace: Pace = arxivPace,
): Promise<IngestResult> {
  return await recordRun('api', async (bringIn) => {
    for (let page = 0; page < mostPages; page += 1) {
      const reading = await fetchSubmitted({ ...range, start: page * pageSize, size: pageSize }, pace);
      await bringIn(reading);
      if (reading.records.length + reading.unreadable.length === 0) return;
    }
  });
}

function requireId(text: string): string {
  const found = parseArxivId(text);
  if (!found) throw new AppError('invalid', `"${text.slice(0, 80)}" is not an arXiv id.`);
  return found.id;
}
