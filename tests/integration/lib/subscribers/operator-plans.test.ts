import { expect, test } from 'vitest';
import {
  beginningWith,
  cameAndLeft,
  confirmedByKind,
  countsByStatus,
  exported,
  newest,
  ofDomain,
  ofInbox,
} from '@/lib/subscribers/operator/list-statements';
import { explain } from '@/tests/support/explain';

const after = { at: '2026-11-01T00:00:00.000Z', id: 'an id' };
const statements = {
  'the newest subscribers': newest(null, after, 51),
  'the newest of one status': newest('pending', after, 51),
  'one inbox': ofInbox('ada@example.org'),
  'a domain': ofDomain('example.org', 'ada@example.org', 51),
  'how addresses begin': beginningWith('ad', 'ada@example.org', 51),
  'how many of each status': countsByStatus(),
  'how many of each kind': confirmedByKind(),
  'who came and left in 90 days': cameAndLeft(90, 'America/New_York'),
  'a page of the export': exported('an id', 1_000),
};

test.each(Object.entries(statements))('%s: found by an index', async (_, statement) => {
  const plan = await explain(statement);
  expect(plan).toMatch(/Index/);
  expect(plan).not.toMatch(/Seq Scan/);
});

test('how addresses begin is a range of the index, not a filter over it', async () => {
  expect(await explain(beginningWith('ad', null, 51))).toMatch(/Index Cond: .*email_key.*'ad'/);
});
