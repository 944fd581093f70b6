import { beforeAll, describe, expect, test } from 'vitest';
import { recountCorpus } from '@/lib/search/corpus-commands';
import { findIds, matchNew, searchPapers } from '@/lib/search/queries';
import type { SearchSort } from '@/lib/search/schema';
import { insertPaper } from '@/tests/support/papers';

const papers: Parameters<typeof insertPaper>[0][] = [
  { id: '2401.00001', title: 'Logits of large models', publishedAt: '2024-01-05T00:00:00Z' },
  {
    id: '2401.00002',
    title: 'Logits of small models',
    publishedAt: '2024-01-03T00:00:00Z',
    upvotes: 9,
    codeUrl: 'https://example.org/code',
  },
  { id: '2402.00003', title: 'Logits of old models', publishedAt: '2024-02-03T00:00:00Z' },
  {
    id: '2403.00004',
    title: 'Kernels revisited',
    abstract: 'A bound holds if a<b and the\nkernel is smooth; logits are not needed.',
    authors: ['Bernhard Schölkopf', 'Ada Roe'],
    categories: ['stat.ML', 'cs.LG'],
    publishedAt: '2024-03-03T00:00:00Z',
  },
  {
    id: '2301.00005',
    title: 'GPT-4 in the clinic',
    authors: ['Kaiming He', 'Wei Jones'],
    publishedAt: '2023-05-01T00:00:00Z',
  },
  { id: '2301.00006', title: 'What GPT4 knows', publishedAt: '2023-05-02T00:00:00Z', upvotes: 3 },
  { id: '2301.00007', title: 'GPT 4 as a judge', publishedAt: '2023-05-03T00:00:00Z', upvotes: 3 },
  { id: '2301.00008', title: 'C++ and C# compilers', publishedAt: '2023-06-01T00:00:00Z' },
  { id: '2301.00009', title: 'A faster k-NN graph', publishedAt: '2023-06-02T00:00:00Z' },
  { id: '2301.00010', title: 'kNN for everyone', publishedAt: '2023-06-03T00:00:00Z' },
  { id: '2301.00011', title: 'Recovery by ℓ1 norms', publishedAt: '2023-06-04T00:00:00Z' },
  {
    id: '2301.00012',
    title: 'Fine-tuning T5',
    authors: ['Geoffrey E. Hinton', 'Li Wei', 'Zhang San'],
    publishedAt: '2023-06-05T00:00:00Z',
  },
  {
    id: '2301.00013',
    title: 'State-of-the-art train/test splits',
    categories: ['hep-th'],
    publishedAt: '2022-06-05T00:00:00Z',
  },
];

beforeAll(async () => {
  for (const paper of papers) await insertPaper({ authors: ['Bo Lin'], ...paper });
  await recountCorpus();
});

const search = (q: string, sort: SearchSort = 'relevance') => searchPapers({ q, sort, page: 1 });
const idsFor = async (q: string, sort: SearchSort = 'relevance') =>
  (await search(q, sort)).hits.map((hit) => hit.paper.id);
const short = async (q: string, sort?: SearchSort) =>
  (await idsFor(q, sort)).map((id) => Number(id.slice(-2)));
const sorted = async (q: string) => (await short(q)).sort((one, other) => one - other);

describe('words', () => {
  test('in the title count more than in the abstract', async () => {
    expect((await short('logits')).at(-1)).toBe(4);
  });

  test('that are rare count more than common ones', async () => {
    expect((await short('kernel models'))[0]).toBe(4);
  });

  test('are found in other forms', async () => {
    expect(await short('kernel')).toEqual([4]);
  });

  test.each([
    ['GPT-4', [5, 6, 7]],
    ['gpt4', [5, 6, 7]],
    ['gpt 4', [5, 6, 7]],
    ['C++', [8]],
    ['c#', [8]],
    ['k-NN', [9, 10]],
    ['knn', [9, 10]],
    ['k nn', [9, 10]],
    ['ℓ1', [11]],
    ['l1', [11]],
    ['L_1', [11]],
    ['t5', [12]],
    ['fine tuning', [12]],
    ['finetuning', [12]],
    ['state of the art', [13]],
    ['train test', [13]],
    ['and/or clinic', [5]],
    ['Schölkopf', [4]],
    ['scholkopf', [4]],
    ['SCHÖLKOPF kernels', [4]],
    ['kaiming clinic', [5]],
    ['jones', [5]],
  ])('%j finds %j', async (q, expected) => {
    expect(await sorted(q)).toEqual(expected);
  });

  test('of which no paper has all bring papers with some', async () => {
    const result = await search('smooth zebra');
    expect(result.words).toBe('any');
    expect(result.hits.map((hit) => hit.paper.id)).toEqual(['2403.00004']);
  });

  test('that are all there come with papers that have some, and before them', async () => {
    expect((await short('logits kernels'))[0]).toBe(4);
    expect(await sorted('logits kernels')).toEqual([1, 2, 3, 4]);
  });

  test.each(['the of and', '', '-logits', '   ', '"', '!?'])('%j is nothing to look for', async (q) => {
    expect(await search(q)).toMatchObject({ words: 'none', total: 0, hits: [] });
  });
});

describe('filters', () => {
  test.each([
    ['"logits of"', [1, 2, 3, 4]],
    ['"large models"', [1]],
    ['"small models"', [2]],
    ['"models small"', []],
    ['"GPT-4"', [5, 6, 7]],
    ['"ada roe"', [4]],
    ['logits -kernel', [1, 2, 3]],
    ['logits -"small models"', [1, 3, 4]],
    ['logits zebra -kernel', [1, 2, 3]],
    ['title:logits', [1, 2, 3]],
    ['logits -title:old', [1, 2, 4]],
    ['title:"of small"', [2]],
    ['author:schölkopf', [4]],
    ['author:"Bernhard Scholkopf"', [4]],
    ['author:"B. Schölkopf"', [4]],
    ['author:he', [5]],
    ['author:"kaiming he"', [5]],
    ['author:"Geoffrey Hinton"', [12]],
    ['author:"G. Hinton"', [12]],
    ['author:"Hinton G"', [12]],
    ['author:"wei zhang"', []],
    ['logits -author:roe', [1, 2, 3]],
    ['cat:stat.ML', [4]],
    ['cat:stat', [4]],
    ['cat:hep-th', [13]],
    ['logits -cat:stat', [1, 2, 3]],
    ['year:2022', [13]],
    ['logits year:2024..2026', [1, 2, 3, 4]],
    ['logits year:..2023', []],
    ['year:2024..', [1, 2, 3, 4]],
    ['year:2015..2022', [13]],
    ['has:code', [2]],
    ['votes:3', [2, 6, 7]],
    ['votes:3 -title:judge', [2, 6]],
    ['logits votes:3', [2]],
    ['gpt-4 votes:3 year:2023', [6, 7]],
  ])('%j finds %j', async (q, expected) => {
    expect(await sorted(q)).toEqual(expected);
  });
});

describe('the order', () => {
  test('by date is newest first', async () => {
    expect(await short('logits', 'date')).toEqual([4, 3, 1, 2]);
  });

  test('by votes is most voted first, then newest', async () => {
    expect(await short('logits', 'votes')).toEqual([2, 4, 3, 1]);
    expect(await short('votes:3', 'votes')).toEqual([2, 7, 6]);
  });

  test('of a search without words is newest first', async () => {
    expect((await short('cat:cs.LG'))[0]).toBe(4);
  });

  test.each(['relevance', 'date', 'votes'] as const)('by %s is the same on every page', async (sort) => {
    const whole = await findIds({ q: 'cat:cs', sort, limit: 100, offset: 0 });
    const pages = [];
    for (let offset = 0; offset < whole.total; offset += 5)
      pages.push(...(await findIds({ q: 'cat:cs', sort, limit: 5, offset })).ids);
    expect(pages).toEqual(whole.ids);
    expect(new Set(pages).size).toBe(12);
  });

  test.each(['date', 'votes'] as const)(
    'by %s takes papers with some words where none has all',
    async (sort) => {
      expect(await short('smooth zebra', sort)).toEqual([4]);
    },
  );
});

describe('what was typed', () => {
  test.each([
    "a' & | ! ( :*",
    '\u0000logits\ud800',
    'logits:*',
    '<script>',
    '\\',
    "logits'; drop table papers; --",
    `"${"'".repeat(200)}`,
    'title: author: cat: year: votes:',
    'year:99999 votes:-1 cat:"',
    'x'.repeat(5000),
    '--- - -"',
    'author:"\\"',
    '𝒢𝒫𝒯-4 😀',
  ])('does not fail on %j', async (q) => {
    await expect(search(q)).resolves.toBeDefined();
  });

  test('is put right where a word is unknown and looks like a known one', async () => {
    expect((await search('logtis modles -author:roe')).suggestion).toBe('logits models -author:roe');
    expect((await search('logits modelling')).suggestion).toBe(null);
    expect((await search('qqqqzzzz')).suggestion).toBe(null);
  });
});

describe('marks', () => {
  test('stand in the whole abstract, brackets and line breaks included', async () => {
    const [hit] = (await search('smooth kernel')).hits;
    expect(hit?.abstract.map((part) => part.text).join('')).toBe(
      'A bound holds if a<b and the\nkernel is smooth; logits are not needed.',
    );
    expect(marksOf(hit?.abstract)).toEqual(['kernel', 'smooth']);
    expect(hit?.title[0]).toEqual({ type: 'highlight', text: 'Kernels' });
  });

  test.each([
    ['gpt4', ['GPT-4']],
    ['GPT-4', ['GPT-4']],
    ['gpt 4 clinic', ['GPT-4', 'clinic']],
  ])('of %j are %j', async (q, expected) => {
    const hit = (await search(q)).hits.find(({ paper }) => paper.id === '2301.00005');
    expect(marksOf(hit?.title)).toEqual(expected);
  });

  test('show the author that was asked for', async () => {
    const [hit] = (await search('author:"b. scholkopf"')).hits;
    expect(marksOf(hit?.authors)).toEqual(['Schölkopf']);
  });
});

describe('new matches', () => {
  test('hold all words and entered since then', async () => {
    await insertPaper({
      id: '2609.00001',
      title: 'Logits anew',
      day: '2026-09-01',
      enteredAt: '2026-09-01T01:00:00Z',
    });
    await insertPaper({
      id: '2609.00002',
      title: 'Logits again',
      day: '2026-09-02',
      enteredAt: '2026-09-02T01:00:00Z',
    });
    const since = new Date('2026-09-01T00:00:00Z');
    expect(await matchNew({ q: 'logits', since, limit: 10 })).toEqual(['2609.00002', '2609.00001']);
    expect(await matchNew({ q: 'logits zebra', since, limit: 10 })).toEqual([]);
    expect(await matchNew({ q: 'logits', since: new Date('2026-09-02T00:00:00Z'), limit: 10 })).toEqual([
      '2609.00002',
    ]);
    expect(await matchNew({ q: 'the', since, limit: 10 })).toEqual([]);
    expect(await matchNew({ q: 'year:2026 votes:1', since, limit: 10 })).toEqual([]);
  });
});

function marksOf(pieces: { type: string; text: string }[] = []): string[] {
  return pieces.filter((piece) => piece.type === 'highlight').map((piece) => piece.text);
}
