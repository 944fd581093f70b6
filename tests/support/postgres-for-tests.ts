import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '@/scripts/parts/postgres/server';

export type TestServer = { address: string; stop: () => Promise<void> };

/** A quick, forgetful Postgres of our own in a folder that goes away with it, or the one of TEST_DATABASE_SERVER. */
export async function postgresForTests(): Promise<TestServer> {
  const given = process.env.TEST_DATABASE_SERVER;
  if (given) return { address: given, stop: async () => {} };
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-test-'));
  chmodSync(folder, 0o755);
  const server = await startPostgres({ folder, password: 'password-for-tests', durable: false });
  const stop = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { address: server.url.replace(/\/postgres$/, ''), stop };
}
