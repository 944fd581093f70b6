import { runRequested } from '@/lib/ingest/requested';

const budgetMs = 40_000;

/**
 * Executes runs that an operator requested, for 40 seconds, and names the cache tags of what changed; what is not done
 * by then goes on in the next call.
 */
export async function ingestRequested(): Promise<{ runs: number; tags: string[] }> {
  return await runRequested(budgetMs);
}
