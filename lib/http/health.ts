import { log } from '@/lib/log';
import { askDatabase, readHealth } from '@/lib/runs/queries';

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

/**
 * 200 while ingest and digest have both succeeded within 26 hours and arXiv has brought something within two working
 * days; 503 otherwise. The body says what is wrong, since when, and what to do.
 */
export async function answerJobHealth(now: Date = new Date()): Promise<Response> {
  try {
    const health = await readHealth(now);
    return Response.json(health, { status: health.status === 'ok' ? 200 : 503, headers: unstored });
  } catch (error) {
    log('error', 'job_health_failed', { error });
    return Response.json({ status: 'unavailable' }, { status: 503, headers: unstored });
  }
}
