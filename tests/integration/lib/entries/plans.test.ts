import { expect, test } from 'vitest';
import { countDay, selectCounts, selectDay, selectPeriod, selectYears } from '@/lib/entries/queries';
import { countTrending, selectTrending, selectVotesByDay } from '@/lib/ranking/queries';
import { explain } from '../../../support/explain';

const statements = {
  'the count of a day': countDay('2026-10-29'),
  'a page of a day': selectDay('2026-10-29', 2),
  'a page of a month': selectPeriod('2026-10-01', '2026-10-31', 2),
  'the calendar of a month': selectCounts('2026-10-01', '2026-10-31'),
  'the years': selectYears('2026-10-29'),
  'the count of trending papers': countTrending('2026-10-23', '2026-10-29'),
  'a page of trending papers': selectTrending('2026-10-23', '2026-10-29', 1),
  'the votes of a page by day': selectVotesByDay(['2610.00001', '2610.00002'], '2026-10-23'),
};

test.each(Object.entries(statements))('%s is read by an index', async (_, statement) => {
  const plan = await explain(statement);
  expect(plan).toMatch(/Index/);
  expect(plan).not.toMatch(/Seq Scan/);
});
