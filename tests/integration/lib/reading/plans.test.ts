import { beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { markRead, noteVisit, savePaper, unsavePaper } from '@/lib/reading/commands';
import { writeSavedBibtex } from '@/lib/reading/export-queries';
import { listHidden, listMarks, listSaved } from '@/lib/reading/queries';
import { paperWith, personCalled } from '../../../support/people-and-papers';
import { explainAll, statementsOf } from '../../../support/statements';

const paperId = '2610.00001';
let ada: Awaited<ReturnType<typeof personCalled>>;

beforeAll(async () => {
  ada = await personCalled('ada');
  await paperWith(paperId, { batch: 1 });
  await savePaper(ada, { paperId });
  await noteVisit(ada);
});

const works: Record<string, () => Promise<unknown>> = {
  'the marks': () => listMarks(ada, [paperId, '2610.00002']),
  'the saved papers': () => listSaved(ada, 1),
  'the hidden papers': () => listHidden(ada, 1),
  'the papers to take home': () => writeSavedBibtex(ada),
  'a save': () => savePaper(ada, { paperId }),
  'a save taken back': () => unsavePaper(ada, { paperId }),
  'a reading': () => markRead(ada, { paperId }),
};

test.each(Object.entries(works))('every statement of %s has an index to use', async (_, work) => {
  const plans = await explainAll(work, ['seqscan']);
  expect(plans.length).toBeGreaterThan(0);
  for (const plan of plans) expect(plan).not.toMatch(/Seq Scan/);
});

test('the newest of a list are read in the order of its index', async () => {
  for (const [list, index] of [
    [listSaved, 'saved_papers_newest'],
    [listHidden, 'hidden_papers_newest'],
  ] as const) {
    const plans = await explainAll(() => list(ada, 1), ['seqscan', 'bitmapscan', 'sort']);
    expect(plans.join('\n')).toContain(`using ${index}`);
    expect(plans.join('\n')).not.toMatch(/\bSort\b/);
  }
});

test('the marks of a hundred papers are one statement', async () => {
  const ids = Array.from({ length: 100 }, (_, index) => `2610.${String(index).padStart(5, '0')}`);
  expect(await statementsOf(() => listMarks(ada, ids))).toHaveLength(1);
  expect(await db().visit.count()).toBe(1);
});
