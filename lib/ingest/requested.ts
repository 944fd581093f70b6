import { db, type Prisma } from '@/lib/db';
import { buryDeadRuns } from '@/lib/ingest/dead-runs';
import { outOfTime } from '@/lib/ingest/oai-harvest';
import type { Pace } from '@/lib/ingest/polite-fetch';
import { explain } from '@/lib/ingest/reading';
import { ingestFrom } from '@/lib/ingest/sources';
import type { IngestResult } from '@/lib/ingest/tally';
import { touchedTags } from '@/lib/ingest/touched-tags';
import { log } from '@/lib/log';

type Claimed = { id: string; source: string | null; scope: Prisma.InputJsonObject };

/** `pace` replaces the usual one of each source; `giveUpAt` is a moment of Date.now. */
export type Patience = { pace?: Pace | undefined; giveUpAt?: number | undefined };

/**
 * Executes the runs that were requested, oldest first, and gives the cache tags of what they changed. None is begun
 * after `budgetMs`, and a harvest that is not done by then is requested again and goes on in the next call.
 */
export async function runRequested(budgetMs: number, pace?: Pace): Promise<{ runs: number; tags: string[] }> {
  const giveUpAt = Date.now() + budgetMs;
  await buryDeadRuns();
  const tags = new Set<string>();
  let runs = 0;
  while (Date.now() < giveUpAt) {
    const touched = await runOldestRequested({ pace, giveUpAt });
    if (!touched) break;
    runs += 1;
    for (const tag of touched) tags.add(tag);
  }
  return { runs, tags: [...tags] };
}

/**
 * Executes the run that has waited longest and gives the cache tags of what it changed; null where none waits. A run
 * that fails says why in its row. Safe to run twice at once.
 */
export async function runOldestRequested(patience: Patience = {}): Promise<string[] | null> {
  const run = await claimOldest();
  return run && (await execute(run, patience));
}

/** Two workers never claim the same run. */
async function claimOldest(): Promise<Claimed | null> {
  const [run] = await db().$queryRaw<Claimed[]>`
    update runs set outcome = 'running', started_at = now(), alive_at = now()
    where id = (
      select id from runs where job = 'ingest' and outcome = 'requested'
      order by started_at, id limit 1 for update skip locked
    )
    returning id, source, scope`;
  return run ?? null;
}

async function execute({ id, source, scope }: Claimed, patience: Patience): Promise<string[]> {
  try {
    const result = await ingestFrom(source ?? '', scope, { runId: id, ...patience });
    if (isUnfinished(result)) await requestAgain({ source, scope });
    return touchedTags(result);
  } catch (error) {
    log('warn', 'requested_run_failed', { run: id, error });
    await failUnlessEnded(id, explain(error));
    return [];
  }
}

/** Out of time and nevertheless further than before: a source that is silent is not asked for ever. */
function isUnfinished({ failures, papers, changed, unchanged }: IngestResult): boolean {
  return failures.includes(outOfTime) && papers + changed + unchanged > 0;
}

async function requestAgain({ source, scope }: Omit<Claimed, 'id'>): Promise<void> {
  await db().run.create({ data: { job: 'ingest', source, scope, outcome: 'requested', requested: true } });
}

async function failUnlessEnded(id: string, reason: string): Promise<void> {
  await db().run.updateMany({
    where: { id, finishedAt: null },
    data: { outcome: 'failed', reason, finishedAt: new Date() },
  });
}
