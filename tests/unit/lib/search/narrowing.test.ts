import { expect, test } from 'vitest';
import { chosenFilters, offeredFilters } from '@/lib/search/narrowing';
import type { SearchHit } from '@/lib/search/schema';

const hits = [
  { paper: { categories: ['cs.LG', 'cs.CV'], authors: ['Ada Lovelace', 'Once Only'] } },
  { paper: { categories: ['cs.LG'], authors: ['Ada Lovelace'] } },
] as SearchHit[];

test('every filter that holds can be taken off alone', () => {
  const q = 'nets cat:cs.LG cat:stat.ML author:"Ada Lovelace" year:2020..2024 has:code votes:5';
  expect(chosenFilters(q).map(({ label }) => label)).toEqual([
    ...['cs.LG', 'stat.ML', 'by Ada Lovelace', '2020 to 2024', 'has code', 'At least 5 votes'],
  ]);
  expect(chosenFilters(q)[0]?.q).toBe(
    'nets author:"Ada Lovelace" cat:stat.ML year:2020..2024 has:code votes:5',
  );
});

test('what was found says what is offered, the most frequent first', () => {
  const offered = offeredFilters('nets', hits, 2026);
  expect(linksOf('Category')).toEqual([
    ['cs.LG', 'nets cat:cs.LG'],
    ['cs.CV', 'nets cat:cs.CV'],
  ]);
  expect(linksOf('Author')).toEqual([['Ada Lovelace', 'nets author:"Ada Lovelace"']]);
  expect(linksOf('Year')[1]).toEqual(['Since 2025', 'nets year:2025..']);

  function linksOf(name: string) {
    return offered.find((group) => group.name === name)?.links.map(({ label, q }) => [label, q]) ?? [];
  }
});

test('choosing what holds takes it back', () => {
  const offered = offeredFilters('nets cat:cs.LG has:code', hits, 2026);
  const chosen = offered.flatMap(({ links }) => links).filter((link) => link.chosen);
  expect(chosen.map(({ label, q }) => [label, q])).toEqual([
    ['cs.LG', 'nets has:code'],
    ['Has code', 'nets cat:cs.LG'],
  ]);
});

test('a search that a filter would make too long is not offered: it would be cut', () => {
  const q = `${'long '.repeat(48)}nets`;
  expect(offeredFilters(q, hits, 2026).flatMap(({ links }) => links.map((link) => link.q.length))).toSatisfy(
    (lengths: number[]) => lengths.every((length) => length <= 250),
  );
  expect(offeredFilters(q, hits, 2026).find(({ name }) => name === 'Author')).toBeUndefined();
});
