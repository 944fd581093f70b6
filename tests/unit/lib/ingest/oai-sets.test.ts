import { expect, test } from 'vitest';
import { isCategory, setOf } from '@/lib/ingest/oai-sets';

test.each([
  ['cs.AI', 'cs:cs:AI'],
  ['stat.ML', 'stat:stat:ML'],
  ['math.CO', 'math:math:CO'],
  ['q-bio.NC', 'q-bio:q-bio:NC'],
  ['hep-th', 'physics:hep-th'],
  ['math-ph', 'physics:math-ph'],
  ['cond-mat.str-el', 'physics:cond-mat:str-el'],
  ['astro-ph.CO', 'physics:astro-ph:CO'],
  ['physics.optics', 'physics:physics:optics'],
  ['physics.data-an', 'physics:physics:data-an'],
  ['nlin.CD', 'physics:nlin:CD'],
])('%s is the set %s', (category, set) => {
  expect(isCategory(category)).toBe(true);
  expect(setOf(category)).toBe(set);
});

test.each(['', 'cs.', 'cs AI', 'ai', 'xx.AI', 'hep-th.AI', 'cs.AI,cs.LG', 'cs.A', '2608.10001'])(
  '"%s" is no category',
  (text) => {
    expect(isCategory(text)).toBe(false);
  },
);
