import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { startPostgres } from '@/scripts/parts/postgres/server';
import { isAlive } from '@/scripts/parts/processes';

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-launcher-'));
chmodSync(folder, 0o755);
const options = { folder, password: 'password-for-tests', durable: false };

afterAll(async () => {
  await (await startPostgres(options)).stop();
  rmSync(folder, { recursive: true, force: true });
});

test('a database is made, found again while it runs, and ended', async () => {
  const first = await startPostgres(options);
  expect(await ask(first.url, 'show server_encoding')).toBe('UTF8');
  const second = await startPostgres(options);
  expect([second.found, second.pid]).toEqual([true, first.pid]);
  await second.stop();
  expect(isAlive(first.pid)).toBe(false);
});

test('what was written stays when the server is killed', async () => {
  const first = await startPostgres(options);
  await ask(first.url, 'create table kept as select 7 as number');
  await ask(first.url, 'checkpoint');
  process.kill(first.pid, 'SIGKILL');
  const second = await startPostgres(options);
  expect(second.found).toBe(false);
  expect(await ask(second.url, 'select number from kept')).toBe(7);
  await second.stop();
});

test('another password is refused in one sentence', async () => {
  const server = await startPostgres(options);
  await expect(startPostgres({ ...options, password: 'not-the-password' })).rejects.toThrow(
    /another password/,
  );
  await server.stop();
});

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query({ text: sql, rowMode: 'array' });
  await client.end();
  return rows[0]?.[0];
}
