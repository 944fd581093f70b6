import { expect, test } from 'vitest';
import { findProblem, requestInput } from '@/lib/ingest/request/schema';
import { isRepeatable } from '@/lib/ingest/schema';

const [followed, today] = [['cs.AI', 'stat.ML'], '2026-11-20'];
const read = (typed: unknown) => requestInput(followed, today).parse(typed);

test('a range of one category, with days as people write them', () => {
  const typed = { bring: 'oai', since: '2026-10-1', until: '2026-10-07', category: 'cs.AI', ids: '' };
  expect(read(typed)).toEqual({
    source: 'oai',
    scope: { since: '2026-10-01', until: '2026-10-07', category: 'cs.AI' },
  });
});

test('a range without an end ends today, and without a category means all', () => {
  expect(read({ bring: 'reconcile', since: '2026-11-19' })).toEqual({
    source: 'reconcile',
    scope: { since: '2026-11-19', until: today },
  });
});

test('a cross-check without a range is one of the last days', () => {
  const typed = { bring: 'reconcile', category: 'stat.ML' };
  expect(read(typed)).toEqual({ source: 'reconcile', scope: { category: 'stat.ML' } });
  expect(read({ bring: 'reconcile' })).toEqual({ source: 'reconcile', scope: {} });
});

test('ids in any written form, each once', () => {
  const ids = 'https://arxiv.org/abs/2309.14322v2, arXiv:2309.14322\nhep-th/9901001';
  expect(read({ bring: 'api', ids })).toEqual({
    source: 'api',
    scope: { ids: ['2309.14322', 'hep-th/9901001'] },
  });
});

test('what is announced now has no scope, whatever else stands in the form', () => {
  expect(read({ bring: 'feed', since: 'nonsense' })).toEqual({ source: 'feed', scope: {} });
});

test.each([
  [{}, 'Choose what to bring in.'],
  [{ bring: 'everything' }, 'Choose what to bring in.'],
  [{ bring: 'oai' }, 'Name the first day of the range.'],
  [{ bring: 'oai', since: '2026-02-30' }, '"2026-02-30" is not a date. Write it as 2026-10-29.'],
  [{ bring: 'oai', since: '2026-10-02', until: '2026-10-01' }, 'The first day is after the last one.'],
  [
    { bring: 'oai', since: '2026-10-02', until: '2026-11-21' },
    'The range ends in the future. Today is 2026-11-20.',
  ],
  [
    { bring: 'oai', since: '2026-10-02', category: 'cs.RO' },
    'cs.RO is not a category that this site follows.',
  ],
  [{ bring: 'reconcile', until: '2026-10-02' }, 'Name the first day of the range.'],
  [{ bring: 'api', ids: ' , ' }, 'Name at least one arXiv id.'],
  [{ bring: 'api', ids: '2309.14322 2313.00001' }, '"2313.00001" is not an arXiv id.'],
  [{ bring: 'api', ids: '2309.14322 '.repeat(501) }, 'At most 500 ids at once.'],
  [{ bring: 'oai', since: 7 }, 'That cannot be read.'],
])('%j is refused: %s', (typed, sentence) => {
  expect(findProblem(typed, followed, today)).toBe(sentence);
});

test.each([
  ['feed', {}, true],
  ['reconcile', {}, true],
  ['oai', { since: '2026-10-01' }, true],
  ['oai', {}, false],
  ['api', { ids: ['2309.14322'] }, true],
  ['api', { since: '2026-10-01' }, false],
  ['file', { file: 'a.ndjson' }, true],
  ['file', {}, false],
  ['demo', {}, false],
])('a run of %s with %j can be repeated: %s', (source, scope, repeatable) => {
  expect(isRepeatable({ source, scope })).toBe(repeatable);
});
