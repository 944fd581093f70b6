import { beforeEach, expect, test } from 'vitest';
import { discardReport } from '@/lib/bounces/unmatched/commands';
import { countReports, listReports, selectReports } from '@/lib/bounces/unmatched/queries';
import { db } from '@/lib/db';
import { operator } from '@/tests/support/channels';
import { explain } from '@/tests/support/explain';

const kept = { provider: 'smtp', type: 'hard', reason: 'no_delivery' };

beforeEach(async () => {
  await db().mailReport.deleteMany();
});

test('the operator reads what matched no delivery, newest first, and not what did', async () => {
  await db().mailReport.createMany({
    data: [
      { ...kept, fingerprint: 'older', raw: 'Subject: older', at: new Date('2026-11-01T10:00:00Z') },
      { ...kept, fingerprint: 'newer', raw: 'n'.repeat(30_000), at: new Date('2026-11-02T10:00:00Z') },
      { provider: 'smtp', type: 'soft', fingerprint: 'matched', deliveryNumber: 7n },
    ],
  });
  const { reports, total, pages } = await listReports(1);
  expect(reports.map(({ fingerprint }) => fingerprint)).toEqual(['newer', 'older']);
  expect(reports[0]).toMatchObject({ rawLength: 30_000, matched: false });
  expect(reports[0]?.raw).toHaveLength(20_000);
  expect({ total, pages }).toEqual({ total: 2, pages: 1 });
});

test('they come in pages of twenty', async () => {
  const data = Array.from({ length: 21 }, (_, index) => ({ ...kept, fingerprint: `f${index}`, raw: 'x' }));
  await db().mailReport.createMany({ data });
  expect((await listReports(2)).reports).toHaveLength(1);
  expect((await listReports(2)).pages).toBe(2);
  expect((await listReports(3)).reports).toEqual([]);
});

test('a report that is discarded is gone, and still known when it comes again', async () => {
  await db().mailReport.create({ data: { ...kept, fingerprint: 'one', raw: 'text' } });
  await discardReport(operator, { fingerprint: 'one' });
  await discardReport(operator, { fingerprint: 'one' });
  expect((await listReports(1)).total).toBe(0);
  expect(await db().mailReport.count({ where: { fingerprint: 'one' } })).toBe(1);
});

test('nobody but an administrator discards one', async () => {
  for (const viewer of [null, { ...operator, role: 'moderator' } as const])
    await expect(discardReport(viewer, {})).rejects.toMatchObject({ code: 'not_found' });
});

test.each([
  ['a page of reports', selectReports(2)],
  ['how many there are', countReports],
])('%s: found by an index', async (_, statement) => {
  const plan = await explain(statement);
  expect(plan).toMatch(/Index/);
  expect(plan).not.toMatch(/Seq Scan/);
});
