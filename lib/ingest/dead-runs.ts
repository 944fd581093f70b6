import { db } from '@/lib/db';
import { log } from '@/lib/log';

const silenceMs = 3 * 60_000;

/** The last moment at which a run must have said that it works; otherwise it has died with its process. */
export function lastPulse(now: Date): Date {
  return new Date(now.getTime() - silenceMs);
}

/**
 * Fails the runs of ingest that have been silent for three minutes. Those that a person asked for and that came to the
 * end of a page are asked for again, so that they go on from there; one that died before that would only die again.
 */
export async function buryDeadRuns(now: Date = new Date()): Promise<void> {
  const buried = await db().$queryRaw<{ id: string }[]>`
    with dead as (
      update runs set outcome = 'failed', reason = 'The process that executed it died.', finished_at = ${now}
      where outcome = 'running' and alive_at < ${lastPulse(now)} and job = 'ingest'
      returning id, source, scope, requested and cursor is not null as goes_on
    ), again as (
      insert into runs (id, job, source, scope, outcome, requested, started_at)
      select gen_random_uuid()::text, 'ingest', source, scope, 'requested', true, ${now} from dead where goes_on
    )
    select id from dead`;
  if (buried.length > 0) log('warn', 'runs_died', { runs: buried.map(({ id }) => id) });
}
