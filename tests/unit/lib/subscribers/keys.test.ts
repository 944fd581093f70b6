import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  hashOf,
  isLinkToken,
  linkToken,
  networkHash,
  newToken,
  subscriberIdIn,
  suppressionHash,
} from '@/lib/subscribers/keys';

beforeAll(() => {
  vi.stubEnv('DATABASE_URL', 'postgres://nowhere');
  vi.stubEnv('AUTH_SECRET', 'auth-secret-for-tests-only');
});
afterAll(() => vi.unstubAllEnvs());

const purpose = fc.constantFrom('unsubscribe' as const, 'preferences' as const);
const version = fc.integer({ min: 1, max: 1000 });

describe('the token of a link', () => {
  test('is 32 letters and digits, names its subscriber, and opens in capitals too', () => {
    fc.assert(
      fc.property(purpose, fc.uuid(), version, (what, id, number) => {
        const token = linkToken(what, id, number);
        expect(token).toMatch(/^[a-z2-7]{32}$/);
        expect(subscriberIdIn(token)).toBe(id);
        expect(isLinkToken(token, what, id, number)).toBe(true);
        expect(isLinkToken(token.toUpperCase(), what, id, number)).toBe(true);
      }),
    );
  });

  test('opens for no other purpose, version or subscriber', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), version, (id, other, number) => {
        fc.pre(id !== other);
        const token = linkToken('unsubscribe', id, number);
        expect(isLinkToken(token, 'preferences', id, number)).toBe(false);
        expect(isLinkToken(token, 'unsubscribe', id, number + 1)).toBe(false);
        expect(isLinkToken(token, 'unsubscribe', other, number)).toBe(false);
      }),
    );
  });

  test('with any one letter changed opens nothing', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.nat(31), fc.constantFrom(...'abcxyz237'), (id, place, letter) => {
        const token = linkToken('unsubscribe', id, 1);
        fc.pre(token[place] !== letter);
        const damaged = token.slice(0, place) + letter + token.slice(place + 1);
        expect(isLinkToken(damaged, 'unsubscribe', id, 1)).toBe(false);
      }),
    );
  });

  test('is looked for in no other text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/^[a-z2-7]{32}$/i.test(text));
        expect(subscriberIdIn(text)).toBeNull();
      }),
    );
  });
});

test('no two new tokens are alike, and their hash does not mind capitals', () => {
  const tokens = Array.from({ length: 500 }, newToken);
  expect(new Set(tokens).size).toBe(500);
  for (const token of tokens) expect(token).toMatch(/^[a-z2-7]{52}$/);
  expect(hashOf('ABC')).toBe(hashOf('abc'));
});

test('a visitor is counted by a hash of the network, and no address is kept', () => {
  expect(networkHash('192.0.2')).toMatch(/^[0-9a-f]{32}$/);
  expect(networkHash('192.0.2')).toBe(networkHash('192.0.2'));
  expect(networkHash('192.0.2')).not.toBe(networkHash('192.0.3'));
});

test('a suppressed address cannot be read from what is kept of it', () => {
  expect(suppressionHash('ada@example.org')).toMatch(/^[0-9a-f]{64}$/);
  expect(suppressionHash('ada@example.org')).not.toBe(suppressionHash('bo@example.org'));
});
