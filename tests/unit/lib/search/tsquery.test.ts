import { expect, test } from 'vitest';
import { allOf, anyOf, lexeme, noneOf, phraseOf } from '@/lib/search/tsquery';

test('a lexeme is quoted whatever it holds', () => {
  expect(lexeme("o'b\\r & !", 'A')).toBe("'o''b\\\\r & !':A");
});

test('stop words leave a gap in a phrase', () => {
  const words = [
    { lexeme: 'art', place: 4 },
    { lexeme: 'state', place: 1 },
  ];
  expect(phraseOf(words)).toBe("('state' <3> 'art')");
});

test('nothing is asked for where there is nothing to ask for', () => {
  expect([allOf([null]), anyOf([]), noneOf([]), phraseOf([])]).toEqual([null, null, null, null]);
});

test('parts are joined once each', () => {
  expect(allOf(["'a'", null, "'a'", "'b'"])).toBe("('a' & 'b')");
  expect(noneOf(["'a'", "'b'"])).toBe("!(('a' | 'b'))");
});
