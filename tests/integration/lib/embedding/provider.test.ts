import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepVectors } from '@/lib/embedding/commands';
import { embedQuery, nearest, similaritiesTo } from '@/lib/embedding/queries';
import { loadVectors } from '@/lib/embedding/serving';
import { FakeProvider } from '@/tests/support/fake-provider';
import { insertThreeSubjects } from '@/tests/support/three-subjects';

const provider = new FakeProvider();
let ids: string[] = [];

beforeAll(async () => {
  Object.assign(process.env, {
    EMBEDDINGS: 'http',
    EMBEDDING_URL: await provider.start(),
    EMBEDDING_MODEL: 'letters',
  });
  ids = await insertThreeSubjects(40);
  await keepVectors();
  await loadVectors();
});
afterAll(() => provider.stop());

test('with a provider, papers are sent as title and abstract and found by what it says of them', async () => {
  const text = provider.texts.find((one) => one.startsWith('arm grasping')) ?? '';
  expect(text).toMatch(/^arm grasping amber\n\nWe study arm/);
  const query = await embedQuery(text);
  expect(query && (await nearest(query, 1))[0]).toMatchObject({ id: ids[0] });
});

test('a provider that is gone leaves search to the words, without an error', async () => {
  provider.stop();
  expect(await embedQuery('never asked before')).toBeNull();
});

test('what was filled can still be compared', async () => {
  const query = await embedQuery(provider.texts.find((one) => one.startsWith('arm grasping')) ?? '');
  expect(query && (await similaritiesTo(query, ids)).size).toBe(40);
});
