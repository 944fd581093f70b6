import { beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db';
import {
  listCategories,
  listCategory,
  listCategoryFeed,
  listCategoryHot,
} from '@/lib/ranking/category-queries';
import { listHot, listNew } from '@/lib/ranking/hot-queries';
import { readMovement } from '@/lib/ranking/movement-queries';
import { listRising } from '@/lib/ranking/rising-queries';
import { explainAll } from '../../../support/statements';

const noon = new Date('2026-10-29T16:00:00Z');
const day = '2026-10-29';
const tie = '0f3a9c21';

const many = 30_000;

/** Enough rows, with nothing in them, that the planner chooses as on a table that has grown. */
beforeAll(async () => {
  await db().$executeRaw`
    insert into papers (id, object_id, source, raw_title, raw_abstract, title, title_html, abstract, abstract_html, authors,
      categories, primary_category, subject_classes, dois, published_at, revised_at, content_hash, tie, hot)
    select '2610.' || lpad(n::text, 5, '0'), left(md5(n::text), 24), 'file', 't', 'a', 't', 't', 'a', 'a', '{}',
      case when n % 3000 = 0 then '{hep-th}' else '{cs.LG}' end::text[], 'cs.LG', '{}', '{}', now(), now(), 'x',
      left(md5(n::text), 8), n / 500
    from generate_series(1, ${many}::int) n`;
  await db().$executeRaw`
    insert into entries (paper_id, feed_day, batch, day_by, tie)
    select id, '2026-10-29'::date - floor(hot)::int, floor(hot)::int, 'feed', tie from papers`;
  await db().$executeRaw`
    insert into paper_words (paper_id, published_at, words)
    select id, published_at, array_to_tsvector(array['cat=' || lower(categories[1])]) from papers
    on conflict (paper_id) do update set words = excluded.words`;
  await db().$executeRaw`truncate lexemes`;
  await db()
    .$executeRaw`insert into lexemes (lexeme, papers) values ('cat=cs.lg', 900000), ('cat=hep-th', 10)`;
  for (const table of ['papers', 'entries', 'paper_words', 'lexemes', 'votes'])
    await db().$executeRawUnsafe(`analyze ${table}`);
});

const reads: Record<string, () => Promise<unknown>> = {
  Hot: () => listHot(null, noon),
  'Hot, further on': () => listHot({ hot: 30.5, tie, id: '2610.00001' }, noon),
  New: () => listNew(null, noon),
  'New, further on': () => listNew({ day: '2026-10-20', tie, id: '2610.00001' }, noon),
  Rising: () => listRising(1, noon),
  'the movement of a paper': () => readMovement('2610.00001', day, noon),
  'a rare category': () => listCategory('hep-th', 'month', 1, noon),
  'a rare category by Hot': () => listCategoryHot('hep-th', null, noon),
  'a common category': () => listCategory('cs.LG', 'month', 1, noon),
  'a common category by Hot': () => listCategoryHot('cs.LG', { hot: 30.5, tie, id: '2610.00001' }, noon),
  'the feed of a category': () => listCategoryFeed('cs.LG', noon),
  'the index of categories': () => listCategories(noon),
};

test.each(Object.entries(reads))('every statement of %s has an index to use', async (_, read) => {
  const plans = await explainAll(read, ['seqscan']);
  expect(plans.length).toBeGreaterThan(0);
  for (const plan of plans) expect(plan).not.toMatch(/Seq Scan/);
});

test.each(['Hot', 'Hot, further on', 'a common category by Hot'])(
  '%s is read in the order of its index',
  async (name) => {
    const plans = await explainAll(() => reads[name]?.() ?? Promise.resolve(), []);
    expect(plans.some((plan) => /Index Scan using papers_hot/.test(plan))).toBe(true);
  },
);

test('a rare category is found by the index of words', async () => {
  const plans = await explainAll(() => listCategoryHot('hep-th', null, noon), []);
  expect(plans.some((plan) => /paper_words_words/.test(plan))).toBe(true);
});
