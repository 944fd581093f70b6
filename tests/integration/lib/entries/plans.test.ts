import { beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { countByDay, findNeighbourDays, findNewestDay, listYears } from '@/lib/entries/calendar-queries';
import { listDay, listPeriod } from '@/lib/entries/queries';
import { findNeighbours, findPaper, listComments } from '@/lib/papers/queries';
import { listTrending } from '@/lib/ranking/queries';
import { listOverlays } from '@/lib/votes/queries';
import { insertPaper, insertUser, objectIdOf } from '../../../support/papers';
import { explainAll } from '../../../support/statements';

const day = '2026-10-29';
const noon = new Date(`${day}T16:00:00Z`);
const ids = ['2610.00001', '2610.00002', 'hep-th/9901001'];
let userId: string;

beforeAll(async () => {
  userId = await insertUser('ada');
  for (const id of ids) await insertPaper({ id, day, submitterId: userId });
  for (const paperId of ids) await db().vote.create({ data: { userId, paperId } });
  await db().comment.create({
    data: { id: objectIdOf('comment'), paperId: '2610.00001', authorId: userId, body: 'Well said.' },
  });
});

const readMonth = () => listPeriod('2026-10-01', '2026-10-31', 1);
const reads: Record<string, () => Promise<unknown>> = {
  "a day's list": () => listDay(day, 1),
  "a month's list": readMonth,
  'a paper page': () =>
    Promise.all([findPaper('2610.00001'), listComments('2610.00001'), findNeighbours('2610.00001', day)]),
  'the viewer overlay': () =>
    listOverlays({ userId, handle: 'ada', name: 'Ada', role: 'reader' }, { papers: ids.join(',') }),
  'the calendar of a month': () => countByDay('2026-10-01', '2026-10-31'),
  'the days around a day': () => findNeighbourDays(day, noon),
  'the newest day': () => findNewestDay(noon),
  'the years': () => listYears(noon),
  'the trending papers': () => listTrending('week', 1, noon),
};

test.each(Object.entries(reads))('every statement of %s has an index to use', async (_, read) => {
  const plans = await explainAll(read, ['seqscan']);
  expect(plans.length).toBeGreaterThan(0);
  for (const plan of plans) {
    expect(plan).not.toMatch(/Seq Scan/);
    expect(scansOf(plan).filter((scan) => !scan.includes('Index Cond'))).toEqual([]);
  }
  expect(plans.flatMap(scansOf)).not.toEqual([]);
});

test('a month is read in the order of the index, without a look at all its papers', async () => {
  const plans = await explainAll(readMonth, ['seqscan', 'bitmapscan', 'sort']);
  const [plan] = plans.filter((one) => one.startsWith('Limit'));
  expect(plan).toMatch(/-> {2}Limit[^\n]*\n\s+-> {2}Index (Only )?Scan using entries_day/);
});

/** The steps of a plan that read an index. One without a condition reads it whole. */
function scansOf(plan: string): string[] {
  return plan.split('->').filter((step) => /^\s*(Bitmap )?Index (Only )?Scan/.test(step));
}
