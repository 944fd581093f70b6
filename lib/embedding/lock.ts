import pg from 'pg';
import { env } from '@/lib/env';

const lock = `hashtextextended('vectors of papers', 5)`;

/**
 * Runs `work` while no other process does the same; null where one does. The lock is the connection's, so it goes with a
 * killed process. `work` is told by its signal when the connection is lost.
 */
export async function alone<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T | null> {
  const lost = new AbortController();
  const client = new pg.Client({ connectionString: env().DATABASE_URL, keepAlive: true });
  client.on('error', () => lost.abort());
  await client.connect();
  try {
    const { rows } = await client.query(`select pg_try_advisory_lock(${lock}) as taken`);
    return rows[0].taken ? await work(lost.signal) : null;
  } finally {
    await client.end().catch(() => undefined);
  }
}
