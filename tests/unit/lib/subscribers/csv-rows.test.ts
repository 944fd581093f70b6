import { expect, test } from 'vitest';
import { readImport } from '@/lib/subscribers/csv-rows';

test('whoever left, must not be written to or never confirmed is refused, each with the reason', () => {
  const text = `email,status,suppressed,unsubscribed_at
a@x.example,,,
b@x.example,Confirmed,,
c@x.example,unsubscribed,,2026-10-01
d@x.example,confirmed,complaint,
e@x.example,,,2026-10-01T00:00:00Z
f@x.example,active,,
`;
  const { rows, refused } = readImport(text, new Set(['UTC']), 'UTC');
  expect(rows.map(({ email }) => email)).toEqual(['a@x.example', 'b@x.example']);
  expect(refused.map(({ line, reason }) => [line, reason])).toEqual([
    [4, 'The status is "unsubscribed", not confirmed.'],
    [5, 'The line says that they must not be written to.'],
    [6, 'The line says that they unsubscribed.'],
    [7, 'The status is "active", not confirmed.'],
  ]);
});
