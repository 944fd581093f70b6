import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { lastLines, runProgram } from './commands';
import { hashOf } from './hash';
import { root } from './places';
import { Refusal } from './refusal';
import type { Values } from './settings';

const clientStamp = join(root, 'lib/db/client/schema-hash');

/** Writes the database client, if the schema or Prisma has changed since. */
export async function generateClient(values: Values): Promise<string> {
  const hash = hashOf(root, ['prisma/schema.prisma', 'node_modules/prisma/package.json']);
  if (existsSync(clientStamp) && readFileSync(clientStamp, 'utf8') === hash) return 'client is current';
  const database = values.DATABASE_URL ?? 'postgres://nowhere';
  const { code, output } = await runProgram(['prisma', 'generate'], { ...values, DATABASE_URL: database });
  if (code !== 0) throw new Refusal(`The database client could not be generated:\n${lastLines(output)}`);
  writeFileSync(clientStamp, hash);
  return 'client generated';
}

/** Applies the migrations that the database has not seen. Throws a Refusal if one fails. */
export async function migrate(values: Values): Promise<string> {
  const waiting = await waitingMigrations(values.DATABASE_URL ?? '');
  if (waiting === 0) return 'schema is current';
  const { code, output } = await runProgram(['prisma', 'migrate', 'deploy'], values);
  if (code !== 0) throw new Refusal(`The database could not be brought up to date:\n${lastLines(output)}`);
  return `${waiting} ${waiting === 1 ? 'migration' : 'migrations'} applied`;
}

/** Throws a Refusal in one sentence when the database does not answer within 10 s. */
export async function requireDatabase(url: string): Promise<void> {
  await query(url, 'select 1');
}

/** Whether any paper has its place in a feed day. */
export async function hasPapers(url: string): Promise<boolean> {
  const rows = await query<{ found: boolean }>(url, 'select exists (select from papers) as found');
  return rows[0]?.found ?? false;
}

/** Whether search knows its papers: their words are counted, though perhaps not the newest. */
export async function knowsPapers(url: string): Promise<boolean> {
  const rows = await query<{ known: boolean }>(url, 'select exists (select from lexemes) as known');
  return rows[0]?.known ?? false;
}

async function waitingMigrations(url: string): Promise<number> {
  const names = readdirSync(join(root, 'prisma/migrations'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  const table = await query<{ found: boolean }>(
    url,
    `select to_regclass('_prisma_migrations') is not null as found`,
  );
  if (!table[0]?.found) return names.length;
  const done = await query<{ name: string }>(
    url,
    'select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null',
  );
  const applied = new Set(done.map((row) => row.name));
  return names.filter((name) => !applied.has(name)).length;
}

async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    await client.end().catch(() => {});
    throw new Refusal(unreachable(url, error));
  }
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Says where and why, without the password. */
export function unreachable(url: string, error: unknown): string {
  const reason =
    error instanceof Error ? error.message || (error as NodeJS.ErrnoException).code : String(error);
  return `The database of DATABASE_URL (${placeOf(url)}) cannot be reached: ${reason || 'no answer'}. Is it running, and are name and password right?`;
}

function placeOf(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
  } catch {
    return 'which is not an address';
  }
}
