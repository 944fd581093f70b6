import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, expect, test, vi } from 'vitest';
import { db } from '@/lib/db';
import { alone } from '@/lib/embedding/lock';
import { FakeProvider } from '@/tests/support/fake-provider';
import { insertThreeSubjects } from '@/tests/support/three-subjects';

const provider = new FakeProvider();
afterAll(() => provider.stop());

test('a back-fill that is killed goes on where it was, and search switches only when it is whole', async () => {
  await insertThreeSubjects(300);
  const url = await provider.start();
  provider.hold = 200;
  const first = embed(url);
  await provider.isHeld;
  first.kill('SIGKILL');
  await once(first, 'close');
  await vi.waitFor(async () => expect(await alone(async () => 'free')).toBe('free'), 10_000);
  expect(await db().embeddingModel.findFirst()).toMatchObject({ kind: 'http', dim: 8, active: false });
  expect(await db().paperEmbedding.count()).toBe(128);

  provider.hold = Number.POSITIVE_INFINITY;
  provider.texts = [];
  const second = embed(url);
  const [code] = await once(second, 'close');
  expect(code).toBe(0);
  expect(provider.texts).toHaveLength(172);
  expect(new Set(provider.texts).size).toBe(172);
  expect(await db().paperEmbedding.count()).toBe(300);
  expect(await db().wordsChange.count()).toBe(0);
  expect(await db().embeddingModel.findFirst()).toMatchObject({ active: true });
  const runs = await db().run.findMany({ where: { job: 'embed' }, orderBy: { startedAt: 'asc' } });
  expect(runs.map(({ outcome, reason }) => [outcome, reason])).toEqual([
    ['failed', 'did not finish'],
    ['succeeded', null],
  ]);
}, 120_000);

function embed(url: string) {
  return spawn(process.execPath, ['--import', 'tsx', 'scripts/embed.ts'], {
    env: { ...process.env, EMBEDDINGS: 'http', EMBEDDING_URL: url, EMBEDDING_MODEL: 'letters' },
    stdio: 'ignore',
  });
}
