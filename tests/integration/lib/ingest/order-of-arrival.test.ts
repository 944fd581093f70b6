import fc from 'fast-check';
import { expect, test } from 'vitest';
import { db } from '@/lib/db';
import { readAnnouncements } from '@/lib/ingest/announcement-feed';
import { readApiAnswer } from '@/lib/ingest/atom-api';
import { readLine } from '@/lib/ingest/file-lines';
import { storePage } from '@/lib/ingest/store';
import { apiAnswer } from '../../../support/arxiv/api';
import { rssFeed } from '../../../support/arxiv/feed';

const published = '2026-08-17T09:30:00Z';
const file = {
  id: '2608.10001',
  abstract: 'From a file.',
  authors: ['A. Example'],
  categories: ['cs.AI'],
  published,
};
const statements = [
  readAnnouncements(rssFeed([{ id: '2608.10001v1', type: 'new', title: 'From the feed' }])).records,
  readApiAnswer(apiAnswer([{ id: '2608.10001v1', published, title: 'From the API', comment: '9 pages' }]))
    .records,
  readApiAnswer(
    apiAnswer([{ id: '2608.10001v2', published, updated: '2026-08-25T10:00:00Z', title: 'Second' }]),
  ).records,
  [readLine(JSON.stringify({ ...file, title: 'From a file' }))],
];

test('one paper ends in the same row, whatever order its records arrive in', async () => {
  const wanted = await rowAfter([0, 1, 2, 3]);
  expect(wanted).toMatchObject({
    title: 'Second',
    version: 2,
    publishedAt: new Date(published),
    comment: '9 pages',
  });
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3, 0, 1, 2, 3], { minLength: 8 }), async (order) => {
      expect(await rowAfter(order)).toEqual(wanted);
    }),
    { numRuns: 25 },
  );
});

test('all in one page end in that row as well', async () => {
  const wanted = await rowAfter([0, 1, 2, 3]);
  await db().paper.deleteMany();
  await storePage(statements.flat());
  const { fetchedAt: _f, ...row } = await row0();
  expect(row).toEqual(wanted);
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
