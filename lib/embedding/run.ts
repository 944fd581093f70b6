import { db } from '@/lib/db';
import type { EmbedProgress, EmbedResult } from '@/lib/embedding/schema';

const everyMs = 2_000;

/**
 * Writes a row of runs around the work, with its counts and how far it came. Call it under the lock: rows of the same job
 * that still run then are of dead processes.
 */
export async function recorded(
  work: (tell: (progress: EmbedProgress) => void) => Promise<EmbedResult>,
  onProgress: (progress: EmbedProgress) => void,
): Promise<EmbedResult> {
  await db().run.updateMany({
    where: { job: 'embed', outcome: 'running' },
    data: { outcome: 'failed', reason: 'did not finish', finishedAt: new Date() },
  });
  const run = await db().run.create({ data: { job: 'embed' }, select: { id: true } });
  try {
    const result = await work(tellingRow(run.id, onProgress));
    await finish(run.id, {
      outcome: result.outcome === 'done' ? 'succeeded' : 'failed',
      counts: countsOf(result),
    });
    return result;
  } catch (error) {
    await finish(run.id, { outcome: 'failed', reason: reasonOf(error) });
    throw error;
  }
}

function tellingRow(id: string, onProgress: (progress: EmbedProgress) => void) {
  let last = 0;
  return (progress: EmbedProgress): void => {
    onProgress(progress);
    if (performance.now() - last < everyMs) return;
    last = performance.now();
    const data = { aliveAt: new Date(), cursor: progress };
    void db()
      .run.updateMany({ where: { id, outcome: 'running' }, data })
      .catch(() => undefined);
  };
}

type End = { outcome: string; reason?: string; counts?: Record<string, number> };

async function finish(id: string, { outcome, reason, counts }: End): Promise<void> {
  await db().run.update({
    where: { id },
    data: {
      outcome,
      reason: reason ?? null,
      counts: counts ?? {},
      finishedAt: new Date(),
      aliveAt: new Date(),
    },
  });
}

function countsOf({ filled, renewed, model }: EmbedResult): Record<string, number> {
  return { filled, renewed, models: model ? 1 : 0 };
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 300);
}
