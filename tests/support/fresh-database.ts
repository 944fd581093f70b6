import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { closeDb } from '@/lib/db';

const server = inject('databaseServer');
const name = `test_${randomBytes(6).toString('hex')}`;

await onServer(`create database ${name} template ${inject('templateName')}`);
process.env.DATABASE_URL = `${server}/${name}`;
process.env.SITE_URL = 'http://localhost:3000';
process.env.CRON_SECRET = 'cron-secret-for-tests-only';
process.env.AUTH_SECRET = 'auth-secret-for-tests-only';

afterAll(async () => {
  await closeDb();
  await onServer(`drop database if exists ${name} with (force)`);
});

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client(`${server}/postgres`);
  await client.connect();
  await client.query(statement);
  await client.end();
}
