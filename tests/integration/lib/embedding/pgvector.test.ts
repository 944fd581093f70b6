import { execFileSync } from 'node:child_process';
import { afterAll, expect, test } from 'vitest';
import { closeDb, db } from '@/lib/db';
import { keepVectors } from '@/lib/embedding/commands';
import { hasPgvector, selectNearest } from '@/lib/embedding/pgvector-queries';
import { embedQuery, nearest } from '@/lib/embedding/queries';
import { forgetVectors, loadVectors } from '@/lib/embedding/serving';
import { explain } from '@/tests/support/explain';
import { insertThreeSubjects } from '@/tests/support/three-subjects';

/** A database for tests, which is emptied, on a server that offers pgvector. */
const url = process.env.PGVECTOR_DATABASE_URL;
if (!url) console.log('skipped: PGVECTOR_DATABASE_URL names no database on a server with pgvector');

const subjectOf = (id: string) => Number(id.slice(5)) % 3;
const own = process.env.DATABASE_URL;

afterAll(async () => {
  await closeDb();
  process.env.DATABASE_URL = own;
});

test.skipIf(!url)('vectors are found through pgvector as in memory, and its index is used', async () => {
  process.env.DATABASE_URL = url ?? '';
  process.env.EMBEDDING_STORE = 'pgvector';
  execFileSync('prisma', ['migrate', 'deploy'], { stdio: 'pipe' });
  await db().$executeRaw`drop table if exists paper_vectors`;
  await db().$executeRaw`truncate papers, embedding_models, words_changes cascade`;
  await insertThreeSubjects(90);
  expect(await keepVectors()).toMatchObject({ filled: 90 });
  expect(await hasPgvector()).toBe(true);
  await loadVectors();
  const query = await embedQuery('protein folding');
  if (!query) throw new Error('no vector');
  const found = await nearest(query, 10);
  expect(found.map(({ id }) => subjectOf(id))).toEqual(new Array(10).fill(1));
  expect(await explain(selectNearest(query.model, query.values, 10))).toMatch(
    /Index Scan using paper_vectors_\w{12}/,
  );

  const { model } = await keepVectors({ force: true });
  await loadVectors();
  const again = await embedQuery('protein folding');
  expect(again?.model).toBe(model);
  expect(again && (await nearest(again, 10)).length).toBe(10);
  forgetVectors();
});
