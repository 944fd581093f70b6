import { type Sql, writeInBulk } from '@/lib/bulk';
import type { Day } from '@/lib/dates';
import { enterPapers, findDays, isBetter, type Place, startingStanding } from '@/lib/entries/commands';
import { placeOf } from '@/lib/entries/listing-day';
import { env } from '@/lib/env';
import { type Upserted, upsertPapers } from '@/lib/papers/commands';
import type { PaperRecord } from '@/lib/papers/schema';

export type Stored = Upserted & { days: Day[] };

const mostAtOnce = 500;

/**
 * Brings records in: papers, versions and their places in the feed, in one transaction for every 500, for votes on these
 * papers wait as long. A dry run does the same and takes it back, so that its counts are true. Not waiting for the disk
 * is safe here: what a crash loses is brought in again from its source.
 */
export async function storePage(records: PaperRecord[], { dryRun = false } = {}): Promise<Stored> {
  const all: Stored = { created: [], changed: [], unchanged: 0, days: [] };
  for (let start = 0; start < records.length; start += mostAtOnce) {
    const some = records.slice(start, start + mostAtOnce);
    const stored = await writeInBulk((sql) => storeIn(sql, some), { lasting: false, dryRun });
    all.created.push(...stored.created);
    all.changed.push(...stored.changed);
    all.unchanged += stored.unchanged;
    all.days = [...new Set([...all.days, ...stored.days])];
  }
  return all;
}

async function storeIn(sql: Sql, records: PaperRecord[]): Promise<Stored> {
  const places = new Map(records.map((record) => [record, { paperId: record.id, ...placeOf(record) }]));
  const placed = (record: PaperRecord) => places.get(record) ?? { paperId: record.id, ...placeOf(record) };
  const upserted = await upsertPapers(sql, records, (record) => startingStanding(placed(record)));
  const entered = await enterPapers(sql, unique(records.filter(entersFeed).map(placed)));
  const shown = await findDays(sql, upserted.changed);
  return { ...upserted, days: [...new Set([...entered, ...shown])] };
}

function entersFeed(record: PaperRecord): boolean {
  return env().FEED === 'announced' || record.source === 'demo';
}

/** Of several places for one paper the best known, and of equals the earliest. */
function unique(places: Place[]): Place[] {
  const best = new Map<string, Place>();
  for (const place of places) {
    const other = best.get(place.paperId);
    if (!other || isBetter(place, other)) best.set(place.paperId, place);
  }
  return [...best.values()];
}
