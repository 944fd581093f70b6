import { expect, test } from 'vitest';
import { countQuarantine, countRuns, selectBusy, selectQuarantine, selectRuns } from '@/lib/ingest/queries';
import {
  selectDayBy,
  selectDayCounts,
  selectNewestPolls,
  selectQuietDays,
} from '@/lib/ingest/source-queries';
import { explain } from '@/tests/support/explain';

const categories = ['cs.AI', 'cs.LG'];

const statements = {
  'the newest poll of each category': selectNewestPolls(categories),
  'the quiet days of each category': selectQuietDays(categories, ['2026-11-18', '2026-11-19']),
  'the papers of thirty days by category': selectDayCounts('2026-10-12', '2026-11-20', categories),
  'the evidence of a day': selectDayBy('2026-11-19'),
  'a page of runs': selectRuns({}, 2),
  'a page of runs of one source and outcome': selectRuns({ source: 'oai', outcome: 'failed' }, 1),
  'the count of runs': countRuns({ source: 'feed' }),
  'one run': selectRuns({ run: 'some' }, 1),
  'whether ingest is busy': selectBusy(new Date()),
  'a page of quarantine': selectQuarantine(2),
  'the count of quarantine': countQuarantine(),
};

test.each(Object.entries(statements))('%s: found by an index', async (_, statement) => {
  const plan = await explain(statement);
  expect(plan).toMatch(/Index/);
  expect(plan).not.toMatch(/Seq Scan/);
});
