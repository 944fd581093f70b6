import pg from 'pg';
import { env } from '@/lib/env';

/** Runs statements that may take minutes, such as building an index, one after another on a connection of their own. */
export async function withoutTimeout(statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: env().DATABASE_URL, keepAlive: true });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end().catch(() => undefined);
  }
}
