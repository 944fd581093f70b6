import { type Day, predictListingDay } from '@/lib/dates';

/**
 * The listing day of the batch that a feed shows. A feed can be rebuilt with a new date and yesterday's papers: where
 * most of its new papers were seen in a feed of an earlier day, that is their day, and of those beside them too.
 */
export function batchDay(dated: Day, newIds: string[], seen: ReadonlyMap<string, Day>): Day {
  const counts = new Map<Day, number>();
  for (const id of newIds) {
    const day = seen.get(id);
    if (day) counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  const [most] = [...counts].sort((first, second) => second[1] - first[1]);
  return most && most[1] * 2 > newIds.length && most[0] < dated ? most[0] : dated;
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
