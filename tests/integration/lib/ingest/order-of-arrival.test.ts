import fc from 'fast-check';
import { expect, test } from 'vitest';
import { db } from '@/lib/db';
import { readAnnouncements } from '@/lib/ingest/announcement-feed';
import { readApiAnswer } from '@/lib/ingest/atom-api';
import { readLine } from '@/lib/ingest/file-lines';
import { readOaiPage } from '@/lib/ingest/oai-raw';
import { storePage } from '@/lib/ingest/store';
import { apiAnswer } from '../../../support/arxiv/api';
import { rssFeed } from '../../../support/arxiv/feed';
import { oaiAnswer } from '../../../support/arxiv/oai';

const published = '2026-08-17T09:30:00Z';
const file = {
  id: '2608.10001',
  abstract: 'From a file.',
  authors: ['A. Example'],
  categories: ['cs.AI'],
  published,
};
const secondSubmitted = '2026-08-25T10:00:00Z';
const statements = [
  readAnnouncements(rssFeed([{ id: '2608.10001v1', type: 'new', title: 'From the feed' }])).records,
  readApiAnswer(apiAnswer([{ id: '2608.10001v1', published, title: 'From the API', comment: '9 pages' }]))
    .records,
  readApiAnswer(
    apiAnswer([
      { id: '2608.10001v2', published, updated: secondSubmitted, title: 'Second $ω$', authors: ['Ada E.'] },
    ]),
  ).records,
  [readLine(JSON.stringify({ ...file, title: 'From a file' }))],
  readAnnouncements(
    rssFeed(
      [{ id: '2608.10001v2', type: 'replace', title: 'Second $\\omega$' }],
      'Wed, 26 Aug 2026 00:00:00 -0400',
    ),
  ).updates,
  readOaiPage(
    oaiAnswer([
      {
        id: '2608.10001',
        title: 'From OAI',
        datestamp: '2026-08-20',
        versions: [{ date: 'Mon, 17 Aug 2026 09:30:00 GMT' }],
      },
    ]),
  ).records,
];
const once = statements.map((_, index) => index);

test('one paper ends in the same row, whatever order its records arrive in', async () => {
  const wanted = await rowAfter(once);
  expect(wanted).toMatchObject({
    rawTitle: 'Second $\\omega$',
    authors: ['Ada E.'],
    version: 2,
    publishedAt: new Date(published),
    revisedAt: new Date(secondSubmitted),
    metadataOn: new Date('2026-08-20'),
    feedDatedAt: new Date('2026-08-20T04:00:00Z'),
    comment: '9 pages',
    entry: { feedDay: new Date('2026-08-20'), dayBy: 'feed' },
  });
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray([...once, ...once], { minLength: 2 * once.length }),
      async (order) => {
        expect(await rowAfter(order)).toEqual(wanted);
      },
    ),
    { numRuns: 25 },
  );
});

test('all in one page end in that row as well', async () => {
  const wanted = await rowAfter(once);
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(once, { minLength: once.length }), async (order) => {
      await db().paper.deleteMany();
      await storePage(order.flatMap((index) => statements[index] ?? []));
      const { fetchedAt: _f, ...row } = await row0();
      expect(row).toEqual(wanted);
    }),
    { numRuns: 25 },
  );
});

async function rowAfter(order: number[]) {
  await db().paper.deleteMany();
  for (const index of order) await storePage(statements[index] ?? []);
  const { fetchedAt: _fetchedAt, ...row } = await row0();
  return row;
}

async function row0() {
  const { entry, ...paper } = await db().paper.findUniqueOrThrow({
    where: { id: '2608.10001' },
    include: { entry: { omit: { enteredAt: true } }, versions: { orderBy: { number: 'asc' } } },
  });
  return { ...paper, entry };
}
