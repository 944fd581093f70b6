import { expect, test } from 'vitest';
import { wordsFor } from '@/lib/subscribers/delivery-words';

const untouched = { reason: null, bouncedAt: null, complainedAt: null };

test.each([
  ['sent', null, 'sent'],
  ['failed', 'refused', 'your mail server refused it'],
  ['cancelled', 'paused', 'not sent: paused'],
  ['cancelled', 'nothing_matched', 'not sent: nothing matched your choice'],
  ['skipped_late', null, 'not sent: it would have come too late'],
])('a delivery that is %s (%s) reads "%s"', (status, reason, words) => {
  expect(wordsFor({ ...untouched, status, reason })).toBe(words);
});

test('what came back later is said instead of "sent"', () => {
  expect(wordsFor({ ...untouched, status: 'sent', bouncedAt: new Date() })).toMatch(/returned/);
  expect(wordsFor({ ...untouched, status: 'sent', complainedAt: new Date() })).toMatch(/unwanted/);
});
