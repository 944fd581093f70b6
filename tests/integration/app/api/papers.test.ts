import { beforeAll, describe, expect, test } from 'vitest';
import { GET as getRepos } from '@/app/api/arxiv/[id]/repos/route';
import { GET as getDaily, OPTIONS } from '@/app/api/daily_papers/route';
import { GET as getMarkdown } from '@/app/api/papers/[id]/markdown/route';
import { GET as getPaper } from '@/app/api/papers/[id]/route';
import { GET as getList } from '@/app/api/papers/route';
import { GET as getSearch } from '@/app/api/papers/search/route';
import { newestSql } from '@/lib/api-compat/queries';
import { addDays, currentFeedDay } from '@/lib/dates';
import { db, Prisma } from '@/lib/db';
import { insertPaper, insertUser, objectIdOf } from '@/tests/support/papers';

const site = 'http://localhost:3000';
const ask = (path: string) => new Request(`http://inside.example${path}`);
const daily = async (query = '') => getDaily(ask(`/api/daily_papers${query}`));
const idsOf = async (response: Response) =>
  ((await response.json()) as { paper: { id: string } }[]).map((item) => item.paper.id);
const withId = (id: string) => ({ params: Promise.resolve({ id }) });

beforeAll(async () => {
  const ada = await insertUser('ada', { name: 'Ada Roe' });
  await insertPaper({ id: '2409.00001', day: '2026-09-02', enteredAt: '2026-09-01T22:00:00Z', upvotes: 2 });
  await insertPaper({
    id: '2409.00002',
    title: 'On small boats',
    abstract: 'Small boats float.',
    day: '2026-09-02',
    enteredAt: '2026-09-02T10:00:00Z',
    submitterId: ada,
    codeUrl: 'https://github.com/example/boats',
    commentCount: 2,
    publishedAt: '2026-09-01T00:00:00Z',
  });
  await insertPaper({ id: '2409.00003', day: '2026-09-03', publishedAt: '2026-09-02T00:00:00Z', hot: 9 });
  await insertPaper({ id: 'hep-th/9901001', publishedAt: '1999-01-04T10:11:12.345Z', saysWithdrawn: true });
  await insertPaper({
    id: '2499.00009',
    day: addDays(currentFeedDay(), 1),
    publishedAt: '2024-12-01T00:00:00Z',
  });
  const [top, reply] = [objectIdOf('top'), objectIdOf('reply')];
  await db().comment.create({
    data: {
      id: top,
      paperId: '2409.00002',
      authorId: ada,
      body: '<b>Nice</b>\nboat',
      createdAt: '2026-09-02T11:00:00Z',
    },
  });
  await db().comment.create({
    data: {
      id: reply,
      paperId: '2409.00002',
      authorId: ada,
      parentId: top,
      body: 'rude',
      createdAt: '2026-09-02T12:00:00Z',
      hiddenAt: '2026-09-02T13:00:00Z',
    },
  });
});

describe('daily_papers', () => {
  test('gives the latest day first, in a day the newest submission first, and no day that has not begun', async () => {
    expect(await idsOf(await daily())).toEqual(['2409.00003', '2409.00002', '2409.00001']);
  });

  test('with a date gives that day by votes, also when sort=publishedAt is sent', async () => {
    const expected = ['2409.00001', '2409.00002'];
    expect(await idsOf(await daily('?date=2026-9-2'))).toEqual(expected);
    expect(await idsOf(await daily('?date=2026-09-02T10:00:00Z&sort=publishedAt'))).toEqual(expected);
  });

  test('knows weeks, months, submitters and trending', async () => {
    expect(await idsOf(await daily('?week=2026-W36'))).toHaveLength(3);
    expect(await idsOf(await daily('?month=2026-09&week='))).toHaveLength(3);
    expect(await idsOf(await daily('?submitter=ada'))).toEqual(['2409.00002']);
    expect(await idsOf(await daily('?submitter=nobody'))).toEqual([]);
    expect((await idsOf(await daily('?sort=trending')))[0]).toBe('2409.00003');
  });

  test('pages by links on the public address that keep every other value', async () => {
    const first = await daily('?limit=2&month=2026-09&x=1');
    expect(first.headers.get('link')).toBe(
      `<${site}/api/daily_papers?limit=2&month=2026-09&x=1&p=1>; rel="next"`,
    );
    const second = await daily('?limit=2&month=2026-09&p=1');
    expect(await idsOf(second)).toHaveLength(1);
    expect(second.headers.get('link')).toBeNull();
    expect(await idsOf(await daily('?p=999999999'))).toEqual([]);
    expect(await idsOf(await daily('?limit=5000'))).toHaveLength(3);
  });

  test('answers an empty past day with an empty list', async () => {
    expect(await idsOf(await daily('?date=2020-02-02'))).toEqual([]);
  });

  test.each([
    '?date=2025-13-40',
    `?date=${addDays(currentFeedDay(), 1)}`,
    '?date=tomorrow',
    '?week=2026-W60',
    '?month=2099-01',
    '?limit=0',
    '?limit=ten',
    '?p=-1',
    '?sort=upvotes',
  ])('refuses %s with 400 and a sentence, readable from other origins', async (query) => {
    const response = await daily(query);
    expect(response.status).toBe(400);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(await response.json()).toMatchObject({ error: expect.stringMatching(/\w+/) });
  });

  test('has the shape that typed clients need', async () => {
    const [, item] = (await (await daily('?date=2026-09-02')).json()) as Record<string, never>[];
    expect(item).toMatchObject({
      title: 'On small boats',
      summary: 'Small boats float.',
      publishedAt: '2026-08-31T20:00:00.000Z',
      thumbnail: `${site}/card.png`,
      numComments: 2,
      isAuthorParticipating: false,
      submittedBy: { name: 'ada', user: 'ada', fullname: 'Ada Roe', type: 'user', isPro: false },
      paper: {
        id: '2409.00002',
        publishedAt: '2026-09-01T00:00:00.000Z',
        submittedOnDailyAt: '2026-09-02T00:00:00.000Z',
        upvotes: 0,
        discussionId: expect.stringMatching(/^[0-9a-f]{24}$/),
        githubRepo: 'https://github.com/example/boats',
        githubRepoAddedBy: 'auto',
        authors: [{ _id: expect.stringMatching(/^[0-9a-f]{24}$/), name: 'Ada Roe', hidden: false }, {}],
      },
    });
    expect(JSON.stringify(item)).not.toContain('null');
  });

  test('names a site account where the ingest put the paper on the feed', async () => {
    const [item] = (await (await daily('?date=2026-09-03')).json()) as {
      submittedBy: object;
      paper: object;
    }[];
    expect(item?.submittedBy).toMatchObject({ name: 'broadsheet' });
    expect(item?.paper).not.toHaveProperty('submittedOnDailyBy');
  });

  test('answers a preflight', () => {
    const response = OPTIONS();
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-headers')).toContain('Authorization');
  });
});

describe('papers/{id}', () => {
  const paper = async (id: string, query = '') => getPaper(ask(`/api/papers/x${query}`), withId(id));

  test.each(['2409.00002', '2409.00002v3', 'arXiv:2409.00002'])('knows %s', async (id) => {
    expect(await (await paper(id)).json()).toMatchObject({
      id: '2409.00002',
      linkedModels: [],
      numTotalModels: 0,
    });
  });

  test('knows old ids and when a paper was withdrawn', async () => {
    const found = (await (await paper('hep-th%2F9901001')).json()) as Record<string, string>;
    expect(found.publishedAt).toBe('1999-01-04T10:11:12.345Z');
    expect(found.withdrawnAt).toBeDefined();
    expect(found).not.toHaveProperty('submittedOnDailyAt');
  });

  test.each(['2409.09999', 'none'])('answers 404 for %s', async (id) => {
    const response = await paper(id);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: 'Paper not found' });
  });

  test('gives comments as a tree when asked, escaped, hidden ones without text', async () => {
    expect(await (await paper('2409.00002')).json()).not.toHaveProperty('comments');
    const { comments } = (await (await paper('2409.00002', '?field=comments')).json()) as {
      comments: object[];
    };
    expect(comments).toMatchObject([
      {
        type: 'comment',
        data: { hidden: false, latest: { html: '<p>&lt;b&gt;Nice&lt;/b&gt;<br>boat</p>\n' } },
        replies: [
          { data: { hidden: true, latest: { raw: '', html: '' }, parentCommentId: objectIdOf('top') } },
        ],
      },
    ]);
  });

  test('can be read as Markdown', async () => {
    const response = await getMarkdown(ask('/papers/2409.00002.md'), withId('2409.00002'));
    expect(response.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
    expect(await response.text()).toContain('# On small boats');
  });
});

describe('papers/search and papers', () => {
  test('search marks the hits without losing text', async () => {
    const items = (await (await getSearch(ask('/api/papers/search?q=boats&limit=20'))).json()) as never[];
    expect(items).toMatchObject([
      {
        paper: { id: '2409.00002' },
        upvoted: false,
        highlightedTitle: [
          { type: 'text', text: 'On small ' },
          { type: 'highlight', text: 'boats' },
        ],
      },
    ]);
    expect(items[0]).not.toHaveProperty('submittedBy');
  });

  test('search without words gives the newest papers, and refuses an endless question', async () => {
    expect((await idsOf(await getSearch(ask('/api/papers/search'))))[0]).toBe('2409.00003');
    expect((await getSearch(ask(`/api/papers/search?q=${'x'.repeat(251)}`))).status).toBe(400);
  });

  test('the list walks over every paper once, by its links', async () => {
    const seen: string[] = [];
    let path: string | undefined = '/api/papers?limit=2';
    while (path) {
      const response: Response = await getList(ask(path));
      seen.push(...((await response.json()) as { id: string }[]).map((paper) => paper.id));
      path = /<http:\/\/localhost:3000(.+)>/.exec(response.headers.get('link') ?? '')?.[1];
    }
    expect(seen).toHaveLength(5);
    expect(new Set(seen).size).toBe(5);
    expect((await getList(ask('/api/papers?cursor=zzz'))).status).toBe(400);
  });

  test('the list reads the index of the newest', async () => {
    const after = { publishedAt: new Date(), id: '2409.00001' };
    const plan = await db().$transaction(async (transaction) => {
      await transaction.$executeRaw`set local enable_seqscan = off`;
      return transaction.$queryRaw<object[]>(Prisma.sql`explain ${newestSql(after, 20)}`);
    });
    expect(JSON.stringify(plan)).toContain('papers_newest');
  });

  test('repos are always empty, and a malformed id is refused', async () => {
    expect(await (await getRepos(ask('/'), withId('2409.00002'))).json()).toEqual({
      models: [],
      datasets: [],
      spaces: [],
    });
    expect((await getRepos(ask('/'), withId('zebra'))).status).toBe(400);
  });
});
