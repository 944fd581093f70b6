import { beforeAll, describe, expect, test } from 'vitest';
import { writeInBulk } from '@/lib/bulk';
import { db } from '@/lib/db';
import { storePage } from '@/lib/ingest/store';
import { paperRecord } from '@/lib/papers/schema';
import { refreshWords, writeWords } from '@/lib/papers/words';

const id = '2610.00001';
const record = (changes: object) =>
  paperRecord.parse({
    id,
    source: 'api',
    title: 'GPT-4 and k-NN',
    abstract: 'Short.',
    authors: ['Geoffrey E. Hinton', 'ATLAS Collaboration', 'Bernhard Schölkopf'],
    categories: ['cs.LG', 'math.ST'],
    publishedAt: new Date('2026-10-01T00:00:00Z'),
    revisedAt: new Date('2026-10-01T00:00:00Z'),
    ...changes,
  });

beforeAll(async () => {
  await storePage([record({})]);
});

describe('what search sees of a paper', () => {
  test('is written with it: words with their places, marks without', async () => {
    const words = await wordsOf(id);
    for (const word of [
      "'gpt4':6A",
      "'knn':7A",
      "'short':8B",
      "'hinton':11C",
      "'by=hinton g'",
      "'year=2026'",
    ])
      expect(words).toContain(word);
    for (const mark of [
      'cat=cs',
      'cat=cs.lg',
      'cat=math',
      'name=geoffrey e hinton',
      'by=scholkopf b',
      'by=atlas collaboration',
    ])
      expect(words).toContain(`'${mark}'`);
    expect(words).not.toContain('has=code');
    expect(await revision()).toBe(1);
  });

  test('stays, unnoted, when nothing has changed', async () => {
    await storePage([record({})]);
    expect(await revision()).toBe(1);
  });

  test('follows a new title and a link to code', async () => {
    await storePage([record({ version: 2, title: 'Walruses', comment: 'Code: https://github.com/a/b' })]);
    expect(await wordsOf(id)).toContain("'walrus':1A");
    expect(await wordsOf(id)).toContain("'has=code'");
    expect(await revision()).toBe(2);
  });

  test('follows a better first date', async () => {
    await db().$executeRaw`update papers set published_at = '2025-01-01' where id = ${id}`;
    await writeInBulk((sql) => refreshWords(sql, [id]));
    expect(await wordsOf(id)).toContain("'year=2025'");
    expect(await revision()).toBe(3);
    await writeInBulk((sql) => refreshWords(sql, [id]));
    expect(await revision()).toBe(3);
  });

  test('is not noted by a vote', async () => {
    await db().$executeRaw`update papers set upvotes = upvotes + 1 where id = ${id}`;
    expect(await revision()).toBe(3);
  });

  test('goes with the paper', async () => {
    await db().paper.delete({ where: { id } });
    expect(await db().paperWords.count()).toBe(0);
    await writeInBulk((sql) => writeWords(sql, [id]));
    expect(await db().paperWords.count()).toBe(0);
  });
});

async function wordsOf(paperId: string): Promise<string> {
  const [row] = await db().$queryRaw<{ words: string }[]>`
    select words::text from paper_words where paper_id = ${paperId}`;
  return row?.words ?? '';
}

async function revision(): Promise<number | undefined> {
  return (await db().wordsChange.findUnique({ where: { paperId: id } }))?.revision;
}
