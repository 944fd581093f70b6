import { describe, expect, test } from 'vitest';
import { readArguments } from '@/scripts/parts/ingest-arguments';

const read = (line: string) => readArguments(line.split(' ').filter(Boolean));

test.each([
  ['', { what: 'feed', scope: {}, dryRun: false }],
  ['--dry-run', { what: 'feed', scope: {}, dryRun: true }],
  ['--category cs.AI', { what: 'feed', scope: { category: 'cs.AI' }, dryRun: false }],
  ['--since 2026-01-01', { what: 'oai', scope: { since: '2026-01-01' }, dryRun: false }],
  [
    '--since 2026-01-01 --until 2026-01-31 --category hep-th --dry-run',
    { what: 'oai', scope: { since: '2026-01-01', until: '2026-01-31', category: 'hep-th' }, dryRun: true },
  ],
  ['--reconcile', { what: 'reconcile', scope: {}, dryRun: false }],
  ['--reconcile --category cs.AI', { what: 'reconcile', scope: { category: 'cs.AI' }, dryRun: false }],
  [
    '--id 2608.10001 --id hep-th/9901001',
    { what: 'api', scope: { ids: ['2608.10001', 'hep-th/9901001'] }, dryRun: false },
  ],
  ['--file papers.ndjson.gz --dry-run', { what: 'file', scope: { file: 'papers.ndjson.gz' }, dryRun: true }],
  ['--demo', { what: 'demo', scope: {}, dryRun: false }],
  ['--bring-in', { what: 'bring-in' }],
  ['--help', { what: 'help' }],
])('"%s" is understood', (line, wanted) => {
  expect(read(line)).toEqual(wanted);
});

describe('a command line that cannot be followed says what to do', () => {
  test.each([
    ['--file x --id 2608.10001', 'Ask for one thing at a time: --file or --id.'],
    ['--file x --since 2026-01-01', '--file does not go with --since. Leave one out.'],
    ['--demo --dry-run', '--demo has no dry run.'],
    ['--until 2026-01-01', 'Name the first day too: --since DAY --until DAY.'],
    ['--since soon', '"soon" is not a date. Write it as 2026-10-29.'],
    ['--since 2026-02-30', '"2026-02-30" is not a date.'],
    ['--since 2026-02-03 --until 2026-02-01', 'The range ends before it begins.'],
    ['--since 2190-01-01', '2190-01-01 has not come yet.'],
    ['--category artificial', '"artificial" is not a category of arXiv.'],
    ['--id 0811.36489', '"0811.36489" is not an arXiv id.'],
    ['--file', "Option '--file <value>' argument missing. Correct or leave out this option."],
    ['--everything', "Unknown option '--everything'. Correct or leave out this option."],
    ['papers.ndjson', 'A file is read by --file papers.ndjson'],
  ])('"%s"', (line, sentence) => {
    expect(read(line)).toContain(sentence);
  });
});
