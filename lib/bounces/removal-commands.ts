import { db } from '@/lib/db';

const keptMs = 90 * 86_400_000;

/** Removes reports older than 90 days, also those kept whole; what they said of a delivery stays. Returns how many. */
export async function removeOldReports(now: Date = new Date()): Promise<number> {
  const { count } = await db().mailReport.deleteMany({
    where: { at: { lt: new Date(now.getTime() - keptMs) } },
  });
  return count;
}
