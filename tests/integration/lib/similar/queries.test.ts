import { beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { keepVectors } from '@/lib/embedding/commands';
import { loadVectors } from '@/lib/embedding/serving';
import { listSimilar } from '@/lib/similar/queries';
import { selectWithAny, selectWords } from '@/lib/similar/word-queries';
import { explain } from '@/tests/support/explain';
import { insertThreeSubjects } from '@/tests/support/three-subjects';

const subjectOf = (id: string) => Number(id.slice(5)) % 3;

beforeAll(async () => {
  await insertThreeSubjects(60);
  await db().$executeRaw`
    insert into lexemes (lexeme, papers)
    select word, ndoc from ts_stat('select ts_filter(words, ''{a,b}'') from paper_words')`;
  await db().$executeRaw`update corpus set papers = 60`;
});

test('without vectors, papers are alike by their words', async () => {
  const similar = await listSimilar('2601.00004');
  expect(similar).toHaveLength(8);
  expect(similar.map(({ id }) => subjectOf(id))).toEqual(new Array(8).fill(1));
});

test('with vectors, eight of the same subject, never itself, with the words that they share', async () => {
  await keepVectors();
  await loadVectors();
  const similar = await listSimilar('2601.00004');
  expect(similar.map(({ id }) => subjectOf(id))).toEqual(new Array(8).fill(1));
  expect(similar.map(({ id }) => id)).not.toContain('2601.00004');
  expect(similar[0]).toMatchObject({ authors: ['Ada Roe', 'Bo Lin'], year: 2026 });
  const shared = new Set(similar.flatMap((paper) => paper.shared));
  expect([...shared].some((word) => ['residue', 'folding', 'enzyme', 'chain'].includes(word))).toBe(true);
  for (const { shared } of similar) expect(shared.length).toBeLessThanOrEqual(3);
});

test('a withdrawn paper is left out', async () => {
  const [first] = await listSimilar('2601.00004');
  if (!first) throw new Error('nothing is similar');
  await db().paper.update({ where: { id: first.id }, data: { saysWithdrawn: true } });
  const similar = await listSimilar('2601.00004');
  expect(similar.map(({ id }) => id)).not.toContain(first.id);
  expect(similar).toHaveLength(8);
});

test('an unknown paper has none', async () => {
  expect(await listSimilar('2601.99999')).toEqual([]);
});

test('candidates are found by the index of words, whatever characters a word has', async () => {
  const plan = await explain(selectWithAny(['protein', "o'hara", 'back\\slash'], 200));
  expect(plan).toContain('paper_words_words');
  expect(await explain(selectWords(['2601.00004']))).toContain('paper_words_pkey');
});
