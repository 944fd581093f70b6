import { createHash } from 'node:crypto';
import { predictListingDay } from '@/lib/arxiv-calendar';
import type { Day } from '@/lib/dates';

/** What is known when a feed is looked at: the day it bears, its new ids, and what was seen before. */
export type Sight = {
  dated: Day;
  ids: string[];
  /** The days on which feeds or OAI-PMH showed these papers before. */
  seen: ReadonlyMap<string, Day>;
  /** What this feed showed last. */
  last: { feedDay: Day | null; idsHash: string | null; newestId: string | null } | null;
  /** The listing day that should be out by now. */
  due: Day;
};

/**
 * The listing day of the batch that a feed shows, by its papers: it can be rebuilt with a new date and yesterday's
 * batch, or bear yesterday's date with a new one. Papers seen on the day it bears settle the question.
 */
export function batchDay({ dated, ids, seen, last, due }: Sight): Day {
  if (last?.feedDay && last.idsHash === hashOf(ids)) return last.feedDay;
  const days = ids.flatMap((id) => seen.get(id) ?? []);
  if (days.includes(dated)) return dated;
  const most = mostFrequent(days);
  if (most && most.count * 2 > ids.length && most.day < dated) return most.day;
  const isNewer =
    days.length === 0 && last?.feedDay === dated && ids.every((id) => id > (last.newestId ?? id));
  return isNewer && due > dated ? due : dated;
}

/** The same ids in any order give the same hash. */
export function hashOf(ids: string[]): string {
  return createHash('sha256').update(ids.toSorted().join(' ')).digest('hex');
}

function mostFrequent(days: Day[]): { day: Day; count: number } | null {
  const counts = new Map<Day, number>();
  for (const day of days) counts.set(day, (counts.get(day) ?? 0) + 1);
  const [most] = [...counts].sort((first, second) => second[1] - first[1]);
  return most ? { day: most[0], count: most[1] } : null;
}

const fewest = 3;
const leastShare = 0.1;
const leastAgreement = 0.8;

/**
 * After a night without a batch the next one may hold two: ids are given out in order, so those up to some id are the
 * missed day's. Gives the ids that belong to the missed day: none unless nearly all up to one id were submitted in time
 * for it, and nearly all behind it were not.
 */
export function idsOfMissedDay(papers: { id: string; publishedAt: Date }[], missed: Day): string[] {
  const sorted = papers.toSorted((first, second) => (first.id < second.id ? -1 : 1));
  const early = sorted.map(({ publishedAt }) => predictListingDay(publishedAt) <= missed);
  const end = bestSplit(early);
  const isBlock = end >= fewest && end >= sorted.length * leastShare;
  const agrees =
    shareOf(early.slice(0, end), true) >= leastAgreement &&
    shareOf(early.slice(end), false) >= leastAgreement;
  return isBlock && agrees ? sorted.slice(0, end).map(({ id }) => id) : [];
}

/** Where to cut so that the most are early before the cut and late behind it. */
function bestSplit(early: boolean[]): number {
  let right = early.filter((one) => !one).length;
  let best = { end: 0, right };
  early.forEach((one, index) => {
    right += one ? 1 : -1;
    if (right > best.right) best = { end: index + 1, right };
  });
  return best.end;
}

function shareOf(flags: boolean[], wanted: boolean): number {
  return flags.length === 0 ? 1 : flags.filter((flag) => flag === wanted).length / flags.length;
}
