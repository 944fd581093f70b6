import { expect, test } from 'vitest';
import { editDistance } from '@/lib/search/edit-distance';

test.each([
  ['word', 'word', 0],
  ['transfomer', 'transformer', 1],
  ['grpah', 'graph', 1],
  ['contrastve', 'contrast', 2],
  ['', 'abc', 3],
  ['abc', '', 3],
  ['kitten', 'sitting', 3],
])('from %j to %j it is %i', (from, to, distance) => {
  expect(editDistance(from, to)).toBe(distance);
});
