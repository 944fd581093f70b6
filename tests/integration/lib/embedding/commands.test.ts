import { beforeAll, expect, test } from 'vitest';
import { writeInBulk } from '@/lib/bulk';
import { db } from '@/lib/db';
import { embedBacklog, isEmbeddingDue, keepVectors } from '@/lib/embedding/commands';
import { selectWordsAfter } from '@/lib/embedding/corpus-queries';
import { alone } from '@/lib/embedding/lock';
import { selectVectors, selectVectorsAfter } from '@/lib/embedding/model-queries';
import { embedQuery, nearest, similaritiesTo, vectorsOf } from '@/lib/embedding/queries';
import { forgetVectors, loadVectors } from '@/lib/embedding/serving';
import { writeWords } from '@/lib/papers/words';
import { explain } from '@/tests/support/explain';
import { insertThreeSubjects } from '@/tests/support/three-subjects';

const subjectOf = (id: string) => Number(id.slice(5)) % 3;
let ids: string[] = [];

beforeAll(async () => {
  expect(await keepVectors()).toMatchObject({ outcome: 'done', model: null, filled: 0 });
  expect(await embedQuery('robot')).toBeNull();
  ids = await insertThreeSubjects(90);
  expect(await isEmbeddingDue()).toBe(true);
  expect(await keepVectors()).toMatchObject({ outcome: 'done', filled: 90, renewed: 0 });
  forgetVectors();
});

test('a model is fitted, every paper gets a vector, and then nothing is due', async () => {
  expect(await db().paperEmbedding.count()).toBe(90);
  expect(await db().wordsChange.count()).toBe(0);
  expect(await isEmbeddingDue()).toBe(false);
  const run = await db().run.findFirst({ where: { job: 'embed' }, orderBy: { startedAt: 'desc' } });
  expect(run).toMatchObject({ outcome: 'succeeded', counts: { filled: 90, renewed: 0, models: 1 } });
});

test('a query finds the papers of its subject, with words that they do not hold', async () => {
  const query = await embedQuery('Robots with joints');
  if (!query) throw new Error('no vector');
  const found = await nearest(query, 10);
  expect(found.map(({ id }) => subjectOf(id))).toEqual(new Array(10).fill(0));
  const [first] = found;
  if (!first) throw new Error('nothing found');
  const scores = await similaritiesTo(query, [first.id, '2601.00001', 'no-such']);
  expect(scores.get(first.id)).toBeCloseTo(first.score, 5);
  expect(scores.get('2601.00001')).toBeLessThan(0.5);
  expect(scores.size).toBe(2);
});

test('a query of unknown words, or of none, has no vector', async () => {
  expect(await embedQuery('zyzzyva')).toBeNull();
  expect(await embedQuery("'&|!:*")).toBeNull();
  expect(await embedQuery('  ')).toBeNull();
});

test('a paper whose words have changed gets a new vector', async () => {
  const id = '2601.00003';
  const before = (await vectorsOf([id])).get(id);
  await db().paper.update({
    where: { id },
    data: { title: 'Protein folding', abstract: 'Enzyme and cell and residue and chain.' },
  });
  await writeInBulk((sql) => writeWords(sql, [id]));
  expect(await isEmbeddingDue()).toBe(true);
  expect(await embedBacklog()).toMatchObject({ renewed: 1 });
  await loadVectors();
  const after = (await vectorsOf([id])).get(id);
  expect(after).not.toEqual(before);
  const query = await embedQuery('protein folding');
  expect(query && (await nearest(query, 31)).map((near) => near.id)).toContain(id);
});

test('a change that comes while vectors are renewed is not struck off', async () => {
  const id = '2601.00006';
  await db().wordsChange.create({ data: { paperId: id, revision: 1 } });
  await embedBacklog({
    onProgress: () => {
      throw new Error('killed');
    },
  }).catch(() => undefined);
  expect(await db().wordsChange.count()).toBe(0);
  await db().wordsChange.create({ data: { paperId: id, revision: 7 } });
  await writeInBulk((sql) => sql('update words_changes set revision = revision + 1'));
  await embedBacklog();
  expect(await db().wordsChange.count()).toBe(0);
});

test('only one process is at it', async () => {
  const result = await alone(() => keepVectors());
  expect(result).toMatchObject({ outcome: 'busy', filled: 0 });
});

test('queries are answered while another model takes over', async () => {
  await loadVectors();
  const old = await embedQuery('robot arm');
  let isOver = false;
  const asking = (async () => {
    const counts: number[] = [];
    while (!isOver) {
      const query = await embedQuery('robot arm');
      counts.push(query ? (await nearest(query, 5)).length : -1);
    }
    return counts;
  })();
  const { model } = await keepVectors({ force: true });
  await loadVectors();
  isOver = true;
  const counts = await asking;
  const query = await embedQuery('robot arm');
  expect(query?.model).toBe(model);
  expect(old && (await nearest(old, 5))).toEqual([]);
  expect(counts.length).toBeGreaterThan(3);
  expect(new Set(counts.slice(0, -1))).toEqual(new Set([5]));
});

test('the model before goes five minutes after another took over', async () => {
  expect(await db().embeddingModel.count()).toBe(2);
  await keepVectors();
  expect(await db().embeddingModel.count()).toBe(2);
  await db().$executeRaw`update embedding_models set filled_at = now() - interval '6 minutes' where active`;
  await keepVectors();
  expect(await db().embeddingModel.count()).toBe(1);
  expect(await db().paperEmbedding.count()).toBe(90);
});

test('a new model is fitted once the papers have grown by a fifth', async () => {
  const before = await db().embeddingModel.findFirstOrThrow({ where: { active: true } });
  await insertThreeSubjects(17, 90);
  expect(await keepVectors()).toMatchObject({ model: null, renewed: 17 });
  await insertThreeSubjects(3, 107);
  const { model } = await keepVectors();
  expect(model).not.toBeNull();
  expect(model).not.toBe(before.id);
  expect(await db().paperEmbedding.count({ where: { modelId: model ?? '' } })).toBe(110);
});

test('what grows is read by an index', async () => {
  for (const statement of [
    selectVectorsAfter('m', 0n, 10),
    selectVectors('m', ids),
    selectWordsAfter('2', 10),
  ]) {
    const plan = await explain(statement);
    expect(plan).toContain('Index');
    expect(plan).not.toContain('Seq Scan');
  }
});
