import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { readAnnouncements } from '@/lib/ingest/announcement-feed';
import { readApiAnswer } from '@/lib/ingest/atom-api';
import { readLine } from '@/lib/ingest/file-lines';
import { readOaiPage } from '@/lib/ingest/oai-raw';
import { storePage } from '@/lib/ingest/store';
import type { PaperRecord } from '@/lib/papers/schema';
import { apiAnswer } from '../../../support/arxiv/api';
import { rssFeed } from '../../../support/arxiv/feed';
import { oaiAnswer } from '../../../support/arxiv/oai';

const published = '2026-08-17T09:30:00Z';
const secondSubmitted = '2026-08-25T10:00:00Z';
const august26 = 'Wed, 26 Aug 2026 00:00:00 -0400';

type Story = { name: string; id: string; told: PaperRecord[][]; ends: object };

const stories: Story[] = [
  {
    name: 'a paper in two versions, told by every source',
    id: '2608.10001',
    told: [
      announced([{ id: '2608.10001v1', type: 'new', title: 'From the feed' }]),
      api([{ id: '2608.10001v1', published, title: 'From the API', comment: '9 pages' }]),
      api([
        { id: '2608.10001v2', published, updated: secondSubmitted, title: 'Second $ω$', authors: ['Ada E.'] },
      ]),
      fromFile({ id: '2608.10001', title: 'From a file', published }),
      announced([{ id: '2608.10001v2', type: 'replace', title: 'Second $\\omega$' }], august26),
      oai({
        id: '2608.10001',
        datestamp: '2026-08-20',
        versions: [{ date: 'Mon, 17 Aug 2026 09:30:00 GMT' }],
      }),
    ],
    ends: {
      rawTitle: 'Second $\\omega$',
      authors: ['Ada E.'],
      version: 2,
      publishedAt: new Date(published),
      revisedAt: new Date(secondSubmitted),
      metadataOn: new Date('2026-08-20'),
      feedDatedAt: new Date('2026-08-20T04:00:00Z'),
      comment: null,
      entry: { feedDay: new Date('2026-08-20'), dayBy: 'feed' },
    },
  },
  {
    name: 'a paper whose code stands in the comment, and whose day nobody saw',
    id: '2608.10002',
    told: [
      fromFile({ id: '2608.10002', title: 'From a file', published }),
      api([{ id: '2608.10002v1', published, comment: 'Code: https://github.com/ada/widgets' }]),
      fromFile({ id: '2608.10002', title: 'From a file' }),
      announced([{ id: '2608.10002v1', type: 'replace', title: 'From the feed' }], august26),
    ],
    ends: {
      codeUrl: 'https://github.com/ada/widgets',
      publishedAt: new Date(published),
      publishedGuessed: false,
      entry: { feedDay: new Date('2026-08-18'), dayBy: 'estimated' },
    },
  },
  {
    name: 'a paper that was withdrawn and came back',
    id: '2608.10003',
    told: [
      oai({ id: '2608.10003', versions: versions(1) }),
      oai({
        id: '2608.10003',
        versions: versions(2, 'I'),
        more: '<comments>This paper has been withdrawn by the authors</comments>',
      }),
      oai({ id: '2608.10003', title: 'Third', versions: versions(3) }),
      announced([{ id: '2608.10003v3', type: 'replace', title: 'Third' }], august26),
    ],
    ends: { version: 3, hasFiles: true, saysWithdrawn: false, comment: null },
  },
];

describe.each(stories)('$name', ({ id, told, ends }) => {
  const once = told.map((_, index) => index);

  test('ends in the same row, whatever order its records arrive in', async () => {
    const wanted = await rowAfter(once);
    expect(wanted).toMatchObject(ends);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...once, ...once], { minLength: 2 * once.length }),
        async (order) => {
          expect(await rowAfter(order)).toEqual(wanted);
        },
      ),
      { numRuns: 20 },
    );
  });

  test('ends in that row as well where all come in one page', async () => {
    const wanted = await rowAfter(once);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(once, { minLength: once.length }), async (order) => {
        await db().paper.deleteMany();
        await storePage(order.flatMap((index) => told[index] ?? []));
        expect(await rowOf(id)).toEqual(wanted);
      }),
      { numRuns: 20 },
    );
  });

  async function rowAfter(order: number[]) {
    await db().paper.deleteMany();
    for (const index of order) await storePage(told[index] ?? []);
    return rowOf(id);
  }
});

function announced(items: Parameters<typeof rssFeed>[0], date?: string): PaperRecord[] {
  const { records, updates } = readAnnouncements(rssFeed(items, date));
  return [...records, ...updates];
}

function api(entries: Parameters<typeof apiAnswer>[0]): PaperRecord[] {
  return readApiAnswer(apiAnswer(entries)).records;
}

function oai(record: Parameters<typeof oaiAnswer>[0][number]): PaperRecord[] {
  return readOaiPage(oaiAnswer([record])).records;
}

function fromFile(line: object): PaperRecord[] {
  const known = { abstract: 'From a file.', authors: ['A. Example'], categories: ['cs.AI'] };
  return [readLine(JSON.stringify({ ...known, ...line }))];
}

function versions(count: number, sourceType?: string) {
  return Array.from({ length: count }, (_, index) => ({
    date: `Mon, ${17 + index} Aug 2026 09:30:00 GMT`,
    size: '9kb',
    ...(sourceType && index === count - 1 ? { sourceType } : {}),
  }));
}

async function rowOf(id: string) {
  const { entry, ...paper } = await db().paper.findUniqueOrThrow({
    where: { id },
    omit: { fetchedAt: true },
    include: { entry: { omit: { enteredAt: true } }, versions: { orderBy: { number: 'asc' } } },
  });
  return { ...paper, entry };
}
