import { execFileSync } from 'node:child_process';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { postgresForTests } from './postgres-for-tests';

declare module 'vitest' {
  interface ProvidedContext {
    databaseServer: string;
    templateName: string;
  }
}

/** One server for the run, and one migrated template from which each test file gets its own copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { address: server, stop } = await postgresForTests();
  const templateName = `template_${process.pid}`;
  await onServer(server, `create database ${templateName}`);
  execFileSync('prisma', ['migrate', 'deploy'], {
    env: { ...process.env, DATABASE_URL: `${server}/${templateName}`, CHECKPOINT_DISABLE: '1' },
    stdio: 'pipe',
  });
  project.provide('databaseServer', server);
  project.provide('templateName', templateName);
  return async () => {
    await onServer(server, `drop database if exists ${templateName} with (force)`);
    await stop();
  };
}

/** Runs one statement in the database postgres of a server. */
export async function onServer(server: string, statement: string): Promise<void> {
  const client = new pg.Client(`${server}/postgres`);
  await client.connect();
  await client.query(statement);
  await client.end();
}
