import { db } from '@/lib/db';

export type JobHealth = { lastSuccess: string | null; stale: boolean };

const staleAfterHours = 26;

/**
 * When each job that must run daily last succeeded; a file or a paper brought in by hand, or a digest for
 * one subscriber, is no such run. Stale after 26
 * hours, and while it never has.
 */
export async function readJobHealth(now: Date = new Date()): Promise<Record<'ingest' | 'digest', JobHealth>> {
  return { ingest: await readJob('ingest', 'feed', now), digest: await readJob('digest', null, now) };
}

/** Resolves when the database answers, throws where it does not. */
export async function askDatabase(): Promise<void> {
  await db().$queryRaw`select 1`;
}

async function readJob(job: string, source: string | null, now: Date): Promise<JobHealth> {
  const run = await db().run.findFirst({
    where: { job, source, outcome: 'succeeded' },
    orderBy: { startedAt: 'desc' },
    select: { startedAt: true, finishedAt: true },
  });
  const last = run && (run.finishedAt ?? run.startedAt);
  const oldest = now.getTime() - staleAfterHours * 3_600_000;
  return { lastSuccess: last?.toISOString() ?? null, stale: !last || last.getTime() < oldest };
}
