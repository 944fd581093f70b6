import pg from 'pg';
import { env } from '@/lib/env';

/** One statement of a transaction; dates come back as the driver reads them, so days are selected as text. */
export type Sql = <Row extends object>(text: string, values?: unknown[]) => Promise<Row[]>;

const kept = globalThis as { broadsheetBulk?: pg.Pool };

/**
 * Writes many rows in one transaction, past the client that is made for one row at a time.
 * `lasting: false` does not wait for the disk: a crash of the server may lose the last moment, never half of it.
 */
export async function writeInBulk<T>(
  work: (sql: Sql) => Promise<T>,
  { lasting = true, dryRun = false } = {},
): Promise<T> {
  const client = await pool().connect();
  let broken: Error | undefined;
  try {
    await client.query(`begin${lasting ? '' : notLasting}`);
    const result = await work(async (text, values = []) => (await client.query(text, values)).rows);
    await client.query(dryRun ? 'rollback' : 'commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((cause: Error) => {
      broken = cause;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** One statement that commits by itself, planned once per connection under its name; begun anew after a deadlock. */
export async function writeAlone<Row extends object>(
  name: string,
  text: string,
  values: unknown[],
): Promise<Row[]> {
  const query = { name, text, values };
  try {
    return (await pool().query(query)).rows;
  } catch (error) {
    if (Object(error).code !== deadlock) throw error;
    return (await pool().query(query)).rows;
  }
}

const deadlock = '40P01';

const notLasting = '; set local synchronous_commit = off';

/** Closes the connections, so that a command line or a test can end. */
export async function closeBulk(): Promise<void> {
  await kept.broadsheetBulk?.end();
  delete kept.broadsheetBulk;
}

function pool(): pg.Pool {
  if (kept.broadsheetBulk) return kept.broadsheetBulk;
  const fresh = new pg.Pool({
    connectionString: env().DATABASE_URL,
    max: 8,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 5_000,
    allowExitOnIdle: true,
    statement_timeout: 30_000,
    // A process that freezes inside a transaction would keep its locks for ever.
    idle_in_transaction_session_timeout: 30_000,
  });
  // A server that goes away while a connection rests is found out by the next statement.
  fresh.on('error', () => {});
  kept.broadsheetBulk = fresh;
  return fresh;
}
