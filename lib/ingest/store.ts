import type { Day } from '@/lib/dates';
import { db } from '@/lib/db';
import { enterPapers, findDays, startingStanding } from '@/lib/entries/commands';
import { placeOf } from '@/lib/entries/listing-day';
import { env } from '@/lib/env';
import { type Upserted, upsertPapers } from '@/lib/papers/commands';
import type { PaperRecord } from '@/lib/papers/schema';

export type Stored = Upserted & { days: Day[] };

/** Brings one page of records in: papers, versions and their places in the feed, in one transaction. */
export async function storePage(records: PaperRecord[]): Promise<Stored> {
  if (records.length === 0) return { created: [], changed: [], unchanged: 0, days: [] };
  return await db().$transaction(
    async (tx) => {
      const upserted = await upsertPapers(tx, records, (record) => startingStanding(placed(record)));
      const entering = records.filter((record) => entersFeed(record));
      const entered = await enterPapers(tx, unique(entering.map(placed)));
      const shown = await findDays(tx, upserted.changed);
      return { ...upserted, days: [...new Set([...entered, ...shown])] };
    },
    { timeout: 30_000, maxWait: 10_000 },
  );
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
