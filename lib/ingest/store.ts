import type { Day } from '@/lib/dates';
import { db, type Prisma } from '@/lib/db';
import { enterPapers, findDays, startingStanding } from '@/lib/entries/commands';
import { placeOf } from '@/lib/entries/listing-day';
import { env } from '@/lib/env';
import { type Upserted, upsertPapers } from '@/lib/papers/commands';
import type { PaperRecord } from '@/lib/papers/schema';

export type Stored = Upserted & { days: Day[] };

/**
 * Brings one page of records in: papers, versions and their places in the feed, in one transaction. A dry run does the
 * same and takes it back, so that its counts are true.
 */
export async function storePage(records: PaperRecord[], { dryRun = false } = {}): Promise<Stored> {
  if (records.length === 0) return { created: [], changed: [], unchanged: 0, days: [] };
  let stored: Stored | undefined;
  const rehearsed = new Error('A dry run takes back what it did.');
  try {
    await db().$transaction(
      async (tx) => {
        stored = await storeIn(tx, records);
        if (dryRun) throw rehearsed;
      },
      { timeout: 30_000, maxWait: 10_000 },
    );
  } catch (error) {
    if (error !== rehearsed) throw error;
  }
  if (!stored) throw new Error('The page was not stored.');
  return stored;
}

async function storeIn(tx: Prisma.TransactionClient, records: PaperRecord[]): Promise<Stored> {
  const upserted = await upsertPapers(tx, records, (record) => startingStanding(placed(record)));
  const entering = records.filter((record) => entersFeed(record));
  const entered = await enterPapers(tx, unique(entering.map(placed)));
  const shown = await findDays(tx, upserted.changed);
  return { ...upserted, days: [...new Set([...entered, ...shown])] };
}

function entersFeed(record: PaperRecord): boolean {
  return env().FEED === 'announced' || record.source === 'demo';
}

function placed(record: PaperRecord) {
  return { paperId: record.id, ...placeOf(record) };
}

function unique(places: ReturnType<typeof placed>[]): ReturnType<typeof placed>[] {
  const observedLast = [...places].sort((first, second) => weight(first.dayBy) - weight(second.dayBy));
  return [...new Map(observedLast.map((place) => [place.paperId, place])).values()];
}

function weight(dayBy: string): number {
  return dayBy === 'estimated' ? 0 : dayBy === 'file' ? 1 : 2;
}
