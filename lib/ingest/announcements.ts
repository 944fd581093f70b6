import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import type { Announcements } from '@/lib/ingest/announcement-feed';
import { fetchAnnouncements, fetchIds, idsARequest } from '@/lib/ingest/arxiv';
import { removeDemo } from '@/lib/ingest/demo';
import { arxivPace, type Pace } from '@/lib/ingest/polite-fetch';
import { explain } from '@/lib/ingest/reading';
import { type BringIn, recordRun } from '@/lib/ingest/run';
import type { IngestResult } from '@/lib/ingest/tally';
import { log } from '@/lib/log';
import type { PaperRecord } from '@/lib/papers/schema';

/**
 * Brings in what arXiv announces now in the followed categories, then the full records of what was new. An answer that
 * is cut off writes nothing and fails the run, after the other categories have come in; the result names it in
 * `failures`. Safe to repeat.
 */
export async function ingestAnnouncements(given: Pace = arxivPace): Promise<IngestResult> {
  return await recordRun({ source: 'feed' }, async (bringIn, { touch, fail, counted }) => {
    const pace = counted(given);
    const seen: string[] = [];
    const incomplete: string[] = [];
    for (const category of env().ARXIV_CATEGORIES)
      try {
        const announced = await fetchAnnouncements(category, pace);
        seen.push(...(await bringInCategory(announced, bringIn)));
        incomplete.push(...(await onlyIncomplete(announced)));
      } catch (error) {
        fail(`${category}: ${explain(error)}`);
        if (isSilence(error)) break;
      }
    if (seen.length > 0 && env().DEMO !== 'on') touch(await removeDemo());
    await completeRecords([...new Set(incomplete)], bringIn, pace);
  });
}

/** The ids that were new or changed. */
async function bringInCategory(announced: Announcements, bringIn: BringIn): Promise<string[]> {
  const updates = await onlyKnown(announced.updates);
  const news = await bringIn({ records: announced.records, unreadable: announced.unreadable });
  const old = await bringIn({ records: updates, unreadable: [] });
  return [...news.created, ...news.changed, ...old.changed];
}

/** Revisions and old cross-lists concern us only where the paper is in the catalogue. */
async function onlyKnown(records: PaperRecord[]): Promise<PaperRecord[]> {
  const found = await db().paper.findMany({
    where: { id: { in: records.map((record) => record.id) }, demo: false },
    select: { id: true },
  });
  const known = new Set(found.map((paper) => paper.id));
  return records.filter((record) => known.has(record.id));
}

/** Also those whose full record an earlier run could not get. */
async function onlyIncomplete({ records, updates }: Announcements): Promise<string[]> {
  const found = await db().paper.findMany({
    where: { id: { in: [...records, ...updates].map((record) => record.id) }, source: 'feed' },
    select: { id: true },
  });
  return found.map((paper) => paper.id);
}

/** Feeds know neither the first date nor comments; the API does. Where it fails, the papers stay as announced. */
async function completeRecords(ids: string[], bringIn: BringIn, pace: Pace): Promise<void> {
  try {
    for (let start = 0; start < ids.length; start += idsARequest)
      await bringIn(await fetchIds(ids.slice(start, start + idsARequest), pace));
  } catch (error) {
    log('warn', 'records_incomplete', { error });
  }
}

function isSilence(error: unknown): boolean {
  return error instanceof AppError;
}
