import { expect, test } from 'vitest';
import { placesByHour } from '@/lib/ranking/day-places';

const rows = [
  { id: 'a', tie: '00000001', hour: 0, votes: 2 },
  { id: 'b', tie: '00000002', hour: 1, votes: 1 },
  { id: 'b', tie: '00000002', hour: 2, votes: 1 },
  { id: 'b', tie: '00000002', hour: 4, votes: 3 },
];

test('a paper has no place before its first vote, and keeps a place until it is passed', () => {
  expect(placesByHour('b', rows, 6)).toEqual([null, 2, 2, 2, 1, 1]);
  expect(placesByHour('a', rows, 6)).toEqual([1, 1, 1, 1, 2, 2]);
});

test('equal votes stand in the order of the tie hash, as on the page of the day', () => {
  expect(placesByHour('b', rows, 3).at(-1)).toBe(2);
});

test('a paper without votes has no place at any hour', () => {
  expect(placesByHour('c', rows, 2)).toEqual([null, null]);
});
