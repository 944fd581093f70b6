import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

const server = inject('databaseServer');
const name = `migrations_${randomBytes(6).toString('hex')}`;
const [first = '', ...later] = readdirSync('prisma/migrations')
  .filter((folder) => /^\d/.test(folder))
  .sort();
let client: pg.Client;

beforeAll(async () => {
  await onServer(`create database ${name}`);
  client = new pg.Client(`${server}/${name}`);
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await onServer(`drop database ${name} with (force)`);
});

test('the migrations run forward over papers and votes of the first one and lose nothing', async () => {
  await migrate(first);
  await client.query(`
    insert into users (id, object_id, handle, name) values
      ('ada', repeat('a', 24), 'ada', 'Ada'), ('bo', repeat('b', 24), 'bo', 'Bo');
    insert into papers (id, object_id, source, raw_title, raw_abstract, title, title_html, abstract, abstract_html,
        authors, categories, primary_category, subject_classes, dois, published_at, revised_at, content_hash, upvotes,
        tie, search)
      values ('2610.00001', repeat('c', 24), 'feed', 'T', 'A', 'T', 'T', 'A', 'A', '{Ada}', '{cs.LG}', 'cs.LG', '{}',
        '{}', now(), now(), 'hash', 2, '00000000', '');
    insert into votes (user_id, paper_id, weight) values ('ada', '2610.00001', 1), ('bo', '2610.00001', 0.25);
  `);
  for (const migration of later) await migrate(migration);
  const { rows } = await client.query('select upvotes, vote_weight from papers');
  expect(rows).toEqual([{ upvotes: 2, vote_weight: 1.25 }]);
});

async function migrate(folder: string): Promise<void> {
  await client.query(readFileSync(`prisma/migrations/${folder}/migration.sql`, 'utf8'));
}

async function onServer(statement: string): Promise<void> {
  const admin = new pg.Client(`${server}/postgres`);
  await admin.connect();
  await admin.query(statement);
  await admin.end();
}
