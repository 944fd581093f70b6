import type { Day } from '@/lib/dates';
import { db } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { ingestAnnouncements } from '@/lib/ingest/announcements';
import { ingestIds } from '@/lib/ingest/ids';
import { arxivPace } from '@/lib/ingest/polite-fetch';
import { touchedTags } from '@/lib/ingest/touched-tags';
import { parseArxivId } from '@/lib/papers/arxiv-id';

export type AnnouncementsIngested = {
  counts: { papers: number; changed: number; unchanged: number; quarantined: number; days: Day[] };
  tags: string[];
  failures: string[];
};

/**
 * Brings in what arXiv announces now, and names the cache tags of what changed. Safe to repeat and to run twice at once.
 * `failures` names the categories that could not be read.
 */
export async function ingestNow(): Promise<AnnouncementsIngested> {
  const result = await ingestAnnouncements();
  const { papers, changed, unchanged, quarantined, days, failures } = result;
  return { counts: { papers, changed, unchanged, quarantined, days }, tags: touchedTags(result), failures };
}

const longestQueueMs = 12_000;
const impatient = { ...arxivPace, tries: 1, timeout: 10_000, longestWait: longestQueueMs, yieldMs: 0 };

/**
 * Brings in the one paper a visitor asked for and gives its id and the cache tags of what changed; a paper that is here
 * already is not asked for again. Throws AppError invalid, too_many (the queue for arXiv is long), source_unavailable
 * or paper_not_found.
 */
export async function bringInPaper(typed: string): Promise<{ id: string; tags: string[] }> {
  const address = parseArxivId(typed);
  if (!address) throw new AppError('invalid');
  const { id } = address;
  if (await isHere(id)) return { id, tags: [] };
  await requireShortQueue();
  const result = await ingestIds([id], impatient);
  if (!(await isHere(id))) throw new AppError('paper_not_found');
  return { id, tags: touchedTags(result) };
}

async function isHere(id: string): Promise<boolean> {
  return (await db().paper.findUnique({ where: { id }, select: { id: true } })) !== null;
}

async function requireShortQueue(): Promise<void> {
  const turn = await db().politeness.findUnique({ where: { service: 'arxiv' } });
  if (turn && turn.nextAt.getTime() - Date.now() > longestQueueMs) throw new AppError('too_many');
}
