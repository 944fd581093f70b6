import { log } from '@/lib/log';
import { askDatabase, readJobHealth } from '@/lib/runs/queries';

const unstored = { 'Cache-Control': 'no-store' };

/** 200 while the database answers, 503 otherwise. */
export async function answerHealth(): Promise<Response> {
  try {
    await askDatabase();
    return Response.json({ status: 'ok' }, { headers: unstored });
  } catch (error) {
    log('error', 'health_failed', { error });
    return Response.json({ status: 'unavailable' }, { status: 503, headers: unstored });
  }
}

/** 200 while ingest and digest have both succeeded within 26 hours, 503 otherwise. */
export async function answerJobHealth(now: Date = new Date()): Promise<Response> {
  try {
    const jobs = await readJobHealth(now);
    const stale = Object.values(jobs).some((job) => job.stale);
    const body = { status: stale ? 'stale' : 'ok', jobs };
    return Response.json(body, { status: stale ? 503 : 200, headers: unstored });
  } catch (error) {
    log('error', 'job_health_failed', { error });
    return Response.json({ status: 'unavailable' }, { status: 503, headers: unstored });
  }
}
