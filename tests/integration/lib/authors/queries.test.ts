import { beforeAll, describe, expect, test } from 'vitest';
import { parseName } from '@/lib/authors/name';
import { findAuthor, readAuthorPage, selectByAuthor } from '@/lib/authors/queries';
import { db } from '@/lib/db';
import { explain } from '@/tests/support/explain';
import { insertPaper } from '@/tests/support/papers';

let number = 0;

beforeAll(async () => {
  await written('2024', ['Geoffrey Hinton', 'Ada Roe']);
  await written('2023', ['Geoffrey E. Hinton', 'Ada Roe', 'Bo Lin']);
  await written('2022', ['G. Hinton', 'Ada Roe']);
  await written('2022', ['Geoffrey Hinton']);
  await written('2021', ['Gary Hintonsson', 'Ada Roe']);
  await written('2020', ['Wei Wang', 'W. Wang']);
  await written('2020', ['Wenbo Wang']);
  await written('2019', ['The ATLAS Collaboration']);
  await written('2018', ['Laurens van der Maaten', 'Geoffrey Hinton']);
  await written('2017', [...Array.from({ length: 400 }, (_, place) => `Name No${place}`), 'Geoffrey Hinton']);
});

describe('an author', () => {
  test('has all forms of the name, with counts, and every paper once, newest first', async () => {
    const author = await readAuthorPage('Hinton, Geoffrey', 1);
    expect(author).toMatchObject({ name: 'Geoffrey Hinton', total: 6, page: 1, pages: 1, cut: false });
    expect(author?.forms).toEqual([
      { name: 'Geoffrey Hinton', papers: 4 },
      { name: 'G. Hinton', papers: 1 },
      { name: 'Geoffrey E. Hinton', papers: 1 },
    ]);
    expect(author?.years).toEqual([
      { year: 2024, papers: 1 },
      { year: 2023, papers: 1 },
      { year: 2022, papers: 2 },
      { year: 2018, papers: 1 },
      { year: 2017, papers: 1 },
    ]);
    expect(author?.papers.map(({ publishedAt }) => publishedAt.slice(0, 4))).toEqual([
      '2024',
      '2023',
      '2022',
      '2022',
      '2018',
      '2017',
    ]);
  });

  test('is found by every form', async () => {
    for (const name of ['G. Hinton', 'g hinton', 'GEOFFREY HINTON', 'Geoffrey E Hinton'])
      expect((await findAuthor(name))?.ids).toHaveLength(6);
    expect((await findAuthor('L. Maaten'))?.name).toBe('Laurens van der Maaten');
    expect((await findAuthor('ATLAS collaboration'))?.name).toBe('The ATLAS Collaboration');
  });

  test('works most often with whom most papers name beside them, crowds left out', async () => {
    expect((await findAuthor('Geoffrey Hinton'))?.coauthors).toEqual([{ name: 'Ada Roe', papers: 3 }]);
    expect((await findAuthor('Bo Lin'))?.coauthors.map(({ name }) => name)).toEqual([
      'Ada Roe',
      'Geoffrey E. Hinton',
    ]);
  });

  test('shares no page with another of the same initial; initials that fit both are doubtful', async () => {
    const wei = await findAuthor('Wei Wang');
    expect(wei?.forms).toEqual([{ name: 'Wei Wang', papers: 1 }]);
    expect(wei?.doubtful).toEqual([{ name: 'W. Wang', papers: 1 }]);
  });

  test.each(['Nobody Ofthisname', 'Hinton', '-', '', '%', "O'; drop", 'x'.repeat(300), 'G\u0000 Hinton'])(
    '%s is nobody',
    async (name) => {
      expect(await findAuthor(name)).toBeNull();
    },
  );

  test('has no page beyond the last', async () => {
    expect(await readAuthorPage('Geoffrey Hinton', 2)).toBeNull();
  });
});

test('papers of an author are found by indexes', async () => {
  expect(await explain(selectByAuthor('Geoffrey Hinton'))).toMatch(/paper_words_words/);
});

/** A paper of that year, with the lexemes that storing it writes. */
async function written(year: string, authors: string[]): Promise<void> {
  number += 1;
  const id = `${year.slice(2)}01.${String(number).padStart(5, '0')}`;
  await insertPaper({ id, authors, publishedAt: `${year}-01-0${(number % 9) + 1}T12:00:00Z` });
  const keys = [...new Set(authors.map((name) => `by=${parseName(name).key}`))];
  await db().$executeRaw`insert into paper_words (paper_id, published_at, words)
    select id, published_at, array_to_tsvector(${keys}) from papers where id = ${id}
    on conflict (paper_id) do update set words = excluded.words`;
}
