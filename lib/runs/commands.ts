import { db } from '@/lib/db';

const jobs = ['ingest', 'digest', 'count', 'embed'];
const hour = 3_600_000;
const keptMs = 90 * 24 * hour;
const longestRunMs = 6 * hour;

/**
 * Removes runs older than 90 days, and fails those that began more than 6 hours ago and never ended. Ingest says that it
 * works, and is found dead sooner by itself.
 */
export async function tidyRuns(
  now: Date = new Date(),
): Promise<{ removedRuns: number; unfinishedRuns: number }> {
  const counts = { removedRuns: 0, unfinishedRuns: 0 };
  for (const job of jobs) {
    const old = { lt: new Date(now.getTime() - keptMs) };
    const overdue = { lt: new Date(now.getTime() - longestRunMs) };
    counts.removedRuns += (await db().run.deleteMany({ where: { job, startedAt: old } })).count;
    const unfinished = await db().run.updateMany({
      where: { job, startedAt: overdue, outcome: 'running' },
      data: { outcome: 'failed', reason: 'did not finish', finishedAt: now },
    });
    counts.unfinishedRuns += unfinished.count;
  }
  return counts;
}
