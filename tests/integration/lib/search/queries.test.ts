import { beforeAll, describe, expect, test } from 'vitest';
import { db, Prisma } from '@/lib/db';
import { findIds, rankedSql, searchPapers } from '@/lib/search/queries';
import { insertPaper } from '@/tests/support/papers';

beforeAll(async () => {
  await insertPaper({
    id: '2401.00001',
    title: 'Logits of large models',
    publishedAt: '2024-01-05T00:00:00Z',
  });
  await insertPaper({
    id: '2401.00002',
    title: 'Logits of small models',
    publishedAt: '2024-01-03T00:00:00Z',
    upvotes: 9,
  });
  await insertPaper({ id: '2402.00003', title: 'Logits of old models', publishedAt: '2024-02-03T00:00:00Z' });
  await insertPaper({
    id: '2403.00004',
    title: 'Kernels revisited',
    abstract: 'A bound holds if a<b and the\nkernel is smooth; logits are not needed.',
    authors: ['Bernhard Schölkopf', 'Ada Roe'],
    publishedAt: '2024-03-03T00:00:00Z',
  });
});

const idsFor = async (q: string) => (await searchPapers({ q, page: 1 })).hits.map((hit) => hit.paper.id);

describe('searching', () => {
  test('puts title hits first, then the newest month, then the most voted', async () => {
    expect(await idsFor('logits')).toEqual(['2402.00003', '2401.00002', '2401.00001', '2403.00004']);
  });

  test('finds an author typed without the accent', async () => {
    expect(await idsFor('scholkopf')).toEqual(['2403.00004']);
  });

  test('finds other forms of a word', async () => {
    expect(await idsFor('kernel')).toEqual(['2403.00004']);
  });

  test('falls back to papers with any of the words when none has all', async () => {
    const result = await searchPapers({ q: 'smooth zebra', page: 1 });
    expect(result.words).toBe('any');
    expect(result.hits.map((hit) => hit.paper.id)).toEqual(['2403.00004']);
  });

  test('keeps leaving out a negated word in the fallback', async () => {
    expect(await idsFor('logits zebra -kernel')).not.toContain('2403.00004');
  });

  test.each(['the of and', '', '-logits', '   '])('says that %j has no word to look for', async (q) => {
    expect((await searchPapers({ q, page: 1 })).words).toBe('none');
  });

  test.each(['"', "a' & | ! ( :*", '\u0000logits\ud800', 'logits:*', '<script>', '\\'])(
    'does not fail on %j',
    async (q) => {
      await expect(searchPapers({ q, page: 1 })).resolves.toBeDefined();
    },
  );

  test('marks the hits and gives back the whole abstract, brackets and line breaks included', async () => {
    const [hit] = (await searchPapers({ q: 'smooth kernel', page: 1 })).hits;
    expect(hit?.abstract.map((part) => part.text).join('')).toBe(
      'A bound holds if a<b and the\nkernel is smooth; logits are not needed.',
    );
    expect(hit?.abstract.filter((part) => part.type === 'highlight').map((part) => part.text)).toEqual([
      'kernel',
      'smooth',
    ]);
    expect(hit?.title[0]).toEqual({ type: 'highlight', text: 'Kernels' });
  });

  test('pages without repeating or skipping', async () => {
    const first = await findIds({ q: 'logits', limit: 3, offset: 0 });
    const second = await findIds({ q: 'logits', limit: 3, offset: 3 });
    expect(new Set([...first.ids, ...second.ids]).size).toBe(4);
    expect(second.total).toBe(4);
  });

  test('reads the word index', async () => {
    const plan = await db().$transaction(async (transaction) => {
      await transaction.$executeRaw`set local enable_seqscan = off`;
      return transaction.$queryRaw<object[]>(Prisma.sql`explain ${rankedSql("'logit'", 20, 0)}`);
    });
    expect(JSON.stringify(plan)).toContain('papers_search');
  });
});
