import { db } from '@/lib/db';
import { readAnnouncements } from '@/lib/runs/announcement-queries';
import { findingsOf } from '@/lib/runs/findings';
import type { AnnouncementHealth, Finding, JobHealth, Sending } from '@/lib/runs/health-shapes';
import { readGate, readSending } from '@/lib/runs/sending-queries';

export type Health = {
  status: 'ok' | 'stale';
  jobs: { ingest: JobHealth; digest: JobHealth; announcements: AnnouncementHealth };
  sending: Sending;
  /** What makes it stale, and what else an operator should know; each with what to do. */
  problems: Finding[];
  warnings: Finding[];
};

const staleAfterHours = 26;

/**
 * Whether what must happen by itself happens: ingest and digest have succeeded within 26 hours (a file or a paper brought
 * in by hand, or a digest for one subscriber, is no such run), and arXiv has brought something within two working days.
 */
export async function readHealth(now: Date = new Date()): Promise<Health> {
  const [ingest, digest, announcements, sending, gate] = await Promise.all([
    readJob('ingest', 'feed', now),
    readJob('digest', null, now),
    readAnnouncements(now),
    readSending(),
    readGate(now),
  ]);
  const jobs = { ingest, digest, announcements };
  const { problems, warnings } = findingsOf({ ...jobs, sending, gate });
  return { status: problems.length > 0 ? 'stale' : 'ok', jobs, sending, problems, warnings };
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
