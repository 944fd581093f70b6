import { expect, test } from 'vitest';
import { writeAgo, writeDuration, writeMoment } from '@/components/admin/moments';
import { describeScope } from '@/components/admin/scope-words';

test.each([
  [{}, ''],
  [{ since: '2026-10-01', until: '2026-10-07', category: 'cs.AI' }, '2026-10-01 to 2026-10-07, cs.AI'],
  [{ since: '2026-10-01', until: '2026-10-01' }, '2026-10-01'],
  [{ since: '2026-10-01' }, 'since 2026-10-01'],
  [{ file: '/srv/papers/october.ndjson.gz', bytes: 18_433_220 }, 'october.ndjson.gz (18.4 MB)'],
  [{ file: 'C:\\papers\\one.ndjson', bytes: 812 }, 'one.ndjson (812 bytes)'],
  [{ ids: ['2309.14322'] }, '2309.14322'],
  [{ ids: ['2309.1', '2309.2', '2309.3', '2309.4', '2309.5'] }, '2309.1, 2309.2, 2309.3 and 2 more'],
])('the scope %j is told as "%s"', (scope, words) => {
  expect(describeScope(scope)).toBe(words);
});

const now = '2026-11-20T12:00:00Z';

test.each([
  ['2026-11-20T11:59:30Z', 'just now'],
  ['2026-11-20T12:00:09Z', 'just now'],
  ['2026-11-20T11:59:00Z', '1 minute ago'],
  ['2026-11-20T10:01:00Z', '1 hour ago'],
  ['2026-11-18T13:00:00Z', '47 hours ago'],
  ['2026-11-17T12:00:00Z', '3 days ago'],
])('%s is %s', (moment, words) => {
  expect(writeAgo(moment, now)).toBe(words);
});

test.each([
  [400, '0.4 s'],
  [9_960, '10 s'],
  [185_000, '3 min 05 s'],
  [7_800_000, '2 h 10 min'],
])('%d ms are told as %s', (taken, words) => {
  expect(writeDuration(now, new Date(Date.parse(now) + taken).toISOString())).toBe(words);
});

test('a moment is told in the zone of the site', () => {
  expect(writeMoment('2026-11-20T02:05:00Z', 'America/New_York')).toBe('Nov 19, 21:05');
});
