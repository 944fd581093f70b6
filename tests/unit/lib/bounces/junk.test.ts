import { expect, test } from 'vitest';
import { cluesOf, receiversOf } from '@/lib/bounces/clues';
import { groupsOf } from '@/lib/bounces/fields';
import { judge } from '@/lib/bounces/judging';

const junk = 'x'.repeat(1_000_000);

function milliseconds(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

test('a megabyte of junk in a header takes no time', () => {
  const to = [{ name: 'to', value: junk }];
  expect(milliseconds(() => receiversOf(to, junk))).toBeLessThan(500);
  expect(milliseconds(() => cluesOf([], [{ name: 'return-path', value: junk }], junk))).toBeLessThan(500);
});

test.each([
  junk,
  ' '.repeat(1_000_000),
  '550 '.repeat(250_000),
  '\n '.repeat(500_000),
  '-1.'.repeat(300_000),
])('nor does it in a delivery status', (said) => {
  const took = milliseconds(() => {
    groupsOf(`Action: failed\nDiagnostic-Code: ${said}x`);
    judge({ status: '', diagnostic: said });
  });
  expect(took).toBeLessThan(1_000);
});

test('the addresses that are there are still found', () => {
  const fields = [{ name: 'to', value: 'Ada <ada@example.net>, b+1.check@bounce.example.org' }];
  expect(receiversOf(fields, undefined)).toEqual(['ada@example.net', 'b+1.check@bounce.example.org']);
});
