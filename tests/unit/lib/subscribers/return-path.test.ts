import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  deliveryNumberIn,
  returnPathOf,
  unsubscribeMailbox,
  unsubscribeTokenIn,
} from '@/lib/subscribers/return-path';

beforeAll(() => {
  vi.stubEnv('DATABASE_URL', 'postgres://nowhere');
  vi.stubEnv('AUTH_SECRET', 'auth-secret-for-tests-only');
  vi.stubEnv('MAIL_BOUNCE_DOMAIN', 'bounce.example.org');
});
afterAll(() => vi.unstubAllEnvs());

const number = fc.bigInt({ min: 1n, max: 2n ** 63n - 1n });
const character = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789.+-@');

describe('a return path', () => {
  test('names its delivery, in capitals too, in at most 64 letters and digits', () => {
    fc.assert(
      fc.property(number, (delivery) => {
        const address = returnPathOf(delivery) ?? '';
        expect(address).toMatch(/^b\+[0-9a-z]+\.[a-z2-7]{16}@bounce\.example\.org$/);
        expect(address.indexOf('@')).toBeLessThanOrEqual(64);
        expect(deliveryNumberIn(address)).toBe(delivery);
        expect(deliveryNumberIn(address.toUpperCase())).toBe(delivery);
      }),
    );
  });

  test('means nothing once a character is changed, added or lost', () => {
    fc.assert(
      fc.property(number, fc.nat(60), character, (delivery, place, other) => {
        const address = returnPathOf(delivery) ?? '';
        const at = place % address.length;
        fc.pre(address[at] !== other);
        expect(deliveryNumberIn(address.slice(0, at) + other + address.slice(at + 1))).toBeNull();
        expect(deliveryNumberIn(address.slice(0, at) + other + address.slice(at))).toBeNull();
        expect(deliveryNumberIn(address.slice(0, at) + address.slice(at + 1))).toBeNull();
      }),
    );
  });

  test('means nothing with zeros before the number', () => {
    const address = returnPathOf(77n) ?? '';
    expect(deliveryNumberIn(address.replace('b+', 'b+0'))).toBeNull();
  });

  test('is none of whatever else is written', () => {
    fc.assert(fc.property(fc.string(), (text) => deliveryNumberIn(text) === null));
  });
});

test('the address that unsubscribes carries its token', () => {
  const token = 'abcdefghijklmnopqrstuvwxyz234567';
  expect(unsubscribeMailbox(token)).toBe(`unsub+${token}@bounce.example.org`);
  expect(unsubscribeTokenIn(`UNSUB+${token}@Bounce.Example.org`)).toBe(token);
  expect(unsubscribeTokenIn(`unsub+${token}@example.org`)).toBeNull();
  expect(unsubscribeTokenIn(`unsub+${token}x@bounce.example.org`)).toBeNull();
});
