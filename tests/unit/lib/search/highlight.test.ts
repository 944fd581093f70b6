import { expect, test } from 'vitest';
import { hiddenBracket, markStart, markStop, toSegments } from '@/lib/search/highlight';
import { cleanQuery } from '@/lib/search/schema';
import { splitNegated } from '@/lib/search/words';

const mark = (text: string) => `${markStart}${text}${markStop}`;

test('hits become segments of their own and nothing is lost', () => {
  expect(toSegments(`On ${mark('Small')} ${mark('Boats')}!`, 'On Small Boats!')).toEqual([
    { type: 'text', text: 'On ' },
    { type: 'highlight', text: 'Small' },
    { type: 'text', text: ' ' },
    { type: 'highlight', text: 'Boats' },
    { type: 'text', text: '!' },
  ]);
});

test('brackets that were hidden from the parser come back', () => {
  expect(toSegments(`a${hiddenBracket}b`, 'a<b')).toEqual([{ type: 'text', text: 'a<b' }]);
});

test('a text that came back damaged is shown unmarked', () => {
  expect(toSegments(mark('Boats'), 'Small boats')).toEqual([{ type: 'text', text: 'Small boats' }]);
});

test('an empty text has no segments', () => {
  expect(toSegments('', '')).toEqual([]);
});

test('a typed query loses control characters and what is beyond 250 characters', () => {
  expect(cleanQuery('  a\u0000b\n c ')).toBe('a b c');
  expect(cleanQuery('x'.repeat(300))).toHaveLength(250);
});

test('negated words and phrases are told apart from wanted ones', () => {
  expect(splitNegated('state-of-the-art -vision -"large model" speech')).toEqual({
    wanted: 'state-of-the-art speech',
    unwanted: '-vision -"large model"',
  });
});
