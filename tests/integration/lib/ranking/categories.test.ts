import { beforeAll, beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db';
import {
  listCategories,
  listCategory,
  listCategoryFeed,
  listCategoryHot,
} from '@/lib/ranking/category-queries';
import { parseHotPlace } from '@/lib/ranking/places';
import { insertPaper } from '../../../support/papers';

const noon = new Date('2026-10-29T16:00:00Z');

beforeAll(async () => {
  await insertPaper({
    id: '2610.00001',
    day: '2026-10-29',
    categories: ['cs.LG', 'stat.ML'],
    hot: 9,
    upvotes: 1,
  });
  await insertPaper({ id: '2610.00002', day: '2026-10-29', categories: ['cs.CL'], hot: 8 });
  await insertPaper({ id: '2610.00003', day: '2026-10-28', categories: ['stat.ML'], hot: 10, upvotes: 3 });
  await insertPaper({ id: '2610.00004', day: '2026-10-01', categories: ['hep-th'], hot: 1 });
  await insertPaper({ id: '2610.00005', day: '2026-10-29', categories: ['cs.LG'], saysWithdrawn: true });
  await insertPaper({ id: '2610.00006', day: '2026-10-30', categories: ['cs.LG'], hot: 99 });
  await db().$executeRaw`
    insert into paper_words (paper_id, published_at, words)
    select p.id, p.published_at, array_to_tsvector(array_agg(distinct 'cat=' || lower(c)))
    from papers p, lateral (
      select unnest(p.categories) as c union select split_part(unnest(p.categories), '.', 1)
    ) as codes group by 1, 2
    on conflict (paper_id) do update set words = excluded.words`;
});

// As rare ones, and as if each had a million papers: both ways must find the same.
for (const papers of [1, 1_000_000]) {
  const kind = papers === 1 ? 'rare' : 'common';

  beforeEach(async () => {
    await db().$executeRaw`truncate lexemes`;
  });

  const count = (code: string) =>
    db().$executeRaw`insert into lexemes (lexeme, papers) values (${`cat=${code.toLowerCase()}`}, ${papers})`;

  test(`the newest day of a ${kind} category holds its papers, cross-lists included`, async () => {
    await count('stat.ML');
    const list = await listCategory('stat.ML', 'day', 1, noon);
    expect(list).toMatchObject({ newest: '2026-10-29', more: false });
    expect(list.papers.map((paper) => paper.id)).toEqual(['2610.00001']);
  });

  test(`the week of a ${kind} category is ordered by votes`, async () => {
    await count('stat.ML');
    const list = await listCategory('stat.ML', 'week', 1, noon);
    expect(list.papers.map((paper) => paper.id)).toEqual(['2610.00003', '2610.00001']);
  });

  test(`a ${kind} archive holds the papers of its categories, each once`, async () => {
    await count('cs');
    await count('hep-th');
    const ids = async (code: string) =>
      (await listCategory(code, 'month', 1, noon)).papers.map((paper) => paper.id);
    expect(await ids('cs')).toEqual(['2610.00001', '2610.00002']);
    expect(await ids('hep-th')).toEqual(['2610.00004']);
  });

  test(`a ${kind} category by Hot leaves out withdrawn papers and days to come, and reads on from a place`, async () => {
    await count('stat.ML');
    const top = await listCategoryHot('stat.ML', null, noon);
    expect(top.papers.map((paper) => paper.id)).toEqual(['2610.00003', '2610.00001']);
    const tie = (await db().paper.findUniqueOrThrow({ where: { id: '2610.00003' } })).tie;
    const on = await listCategoryHot('stat.ML', parseHotPlace(`10.0000000_${tie}_2610.00003`), noon);
    expect(on.papers.map((paper) => paper.id)).toEqual(['2610.00001']);
  });

  test(`the feed of a ${kind} category has its newest day first`, async () => {
    await count('stat.ML');
    const papers = await listCategoryFeed('stat.ML', noon);
    expect(papers.map((paper) => paper.id)).toEqual(['2610.00001', '2610.00003']);
  });

  test(`a ${kind} category without papers is empty`, async () => {
    await count('q-fin.TR');
    expect(await listCategory('q-fin.TR', 'day', 1, noon)).toMatchObject({ papers: [], newest: null });
  });
}

test('the index counts each paper once for each of its categories and archives', async () => {
  const archives = await listCategories(noon);
  const counts = Object.fromEntries(
    archives.flatMap(({ code, papers, parts }) => [
      [code, papers],
      ...parts.map((part) => [part.code, part.papers]),
    ]),
  );
  expect(counts).toMatchObject({ cs: 2, 'cs.LG': 1, stat: 2, 'stat.ML': 2, 'hep-th': 1, 'math.AG': 0 });
});
