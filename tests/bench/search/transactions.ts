import pg from 'pg';

const everyMs = 50;

/**
 * Looks again and again at the transactions of a database, those called "plain" left out. stop() gives the age in
 * milliseconds of the oldest that was seen, to within 50 ms.
 */
export async function watchTransactions(url: string): Promise<{ stop: () => Promise<number> }> {
  const client = new pg.Client({ connectionString: url, application_name: 'plain' });
  await client.connect();
  let oldest = 0;
  let watching = true;
  const look = async () => {
    while (watching) {
      const { rows } = await client.query<{ age: number | null }>(ages);
      oldest = Math.max(oldest, rows[0]?.age ?? 0);
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
  };
  const done = look();
  return {
    stop: async () => {
      watching = false;
      await done;
      await client.end();
      return oldest;
    },
  };
}

const ages = `
  select max(extract(epoch from clock_timestamp() - xact_start) * 1000)::float8 as age from pg_stat_activity
  where datname = current_database() and backend_type = 'client backend' and application_name <> 'plain'`;
