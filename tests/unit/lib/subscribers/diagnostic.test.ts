import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutAddresses } from '@/lib/subscribers/diagnostic';

test.each([
  ['550 5.1.1 <ada.l@example.net>: unknown', '550 5.1.1 <…>: unknown'],
  ['550 user ADA.L@EXAMPLE.NET unknown', '550 user … unknown'],
  ['550 No such user: ada.l', '550 No such user: …'],
  ['550 someone.else@gmail.com rejected for b+1.abc@bounce.example.org', '550 … rejected for …'],
  ['550 two\r\nlines\0 here', '550 two lines  here'],
])('%j is kept as %j', (said, kept) => {
  expect(withoutAddresses(said, 'ada.l@example.net')).toBe(kept);
});

test('at most 500 characters are kept, and never the address', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.emailAddress(), (before, after, email) => {
      const kept = withoutAddresses(`${before} <${email}> ${after}`, email);
      expect([...kept].length).toBeLessThanOrEqual(500);
      expect(kept.toLowerCase()).not.toContain(email.toLowerCase());
    }),
  );
  expect([...withoutAddresses('😀'.repeat(600), 'a@b.example')]).toHaveLength(500);
});

test('a megabyte without an address takes no time', { timeout: 1_000 }, () => {
  const began = performance.now();
  withoutAddresses(`550 ${'x'.repeat(1_000_000)}`, 'a@b.example');
  expect(performance.now() - began).toBeLessThan(500);
});
