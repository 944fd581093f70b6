import { execFileSync } from 'node:child_process';
import pg from 'pg';

export type Kept = { url: string; drop: () => Promise<void> };

/**
 * A migrated database that lasts until it is dropped, filled once: a second run finds it filled. `fill` is given a
 * client of it. With KEEP_DATABASES=1 drop() leaves it for the next run.
 */
export async function filledDatabase(
  name: string,
  fill: (client: pg.Client, url: string) => Promise<void>,
): Promise<Kept> {
  const server = new URL(process.env.DATABASE_URL ?? '');
  const url = new URL(server);
  url.pathname = `/${name}`;
  const drop = async () => {
    if (process.env.KEEP_DATABASES !== '1') await onServer(server.href, `drop database ${name} with (force)`);
  };
  if (await isFilled(server.href, name)) {
    console.log(`The database ${name} is there already.`);
    return { url: url.href, drop };
  }
  await onServer(server.href, `drop database if exists ${name} with (force)`);
  await onServer(server.href, `create database ${name}`);
  execFileSync('prisma', ['migrate', 'deploy'], {
    env: { ...process.env, DATABASE_URL: url.href },
    stdio: 'pipe',
  });
  await withClient(url.href, (client) => fill(client, url.href));
  await onServer(server.href, `comment on database ${name} is 'filled'`);
  return { url: url.href, drop };
}

/** Work with one client of a database, which is closed afterwards. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Runs one piece of work and prints how many seconds it took. */
export async function stage(name: string, work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  const seconds = (performance.now() - begun) / 1000;
  console.log(`  ${name}: ${seconds.toFixed(1)} s`);
  return seconds;
}

async function isFilled(server: string, name: string): Promise<boolean> {
  return await withClient(server, async (client) => {
    const { rowCount } = await client.query(
      `select from pg_database where datname = $1 and shobj_description(oid, 'pg_database') = 'filled'`,
      [name],
    );
    return rowCount === 1;
  });
}

async function onServer(url: string, statement: string): Promise<void> {
  await withClient(url, (client) => client.query(statement));
}
