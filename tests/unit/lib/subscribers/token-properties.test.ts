import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  base32,
  hashOf,
  isLinkToken,
  keyed,
  linkToken,
  newToken,
  subscriberIdIn,
  suppressionHash,
} from '@/lib/subscribers/keys';

const letters = 'abcdefghijklmnopqrstuvwxyz234567';
const purpose = fc.constantFrom('unsubscribe' as const, 'preferences' as const);
const version = fc.integer({ min: 1, max: 1_000_000 });
const token = fc
  .array(fc.constantFrom(...letters), { minLength: 32, maxLength: 32 })
  .map((picked) => picked.join(''));
const part = fc.string().filter((text) => !text.includes('\0'));

beforeAll(() => {
  vi.stubEnv('DATABASE_URL', 'postgres://nowhere');
  vi.stubEnv('AUTH_SECRET', 'auth-secret-for-tests-only');
});
afterAll(() => vi.unstubAllEnvs());

describe('a link token', () => {
  test('cannot be guessed: what was not made for a subscriber opens nothing of hers', () => {
    fc.assert(
      fc.property(token, purpose, fc.uuid(), version, (guess, what, id, number) => {
        fc.pre(guess !== linkToken(what, id, number));
        expect(isLinkToken(guess, what, id, number)).toBe(false);
      }),
    );
  });

  test('cannot be made from the id it holds: of all ends only one opens', () => {
    fc.assert(
      fc.property(token, purpose, fc.uuid(), version, (other, what, id, number) => {
        const own = linkToken(what, id, number);
        const forged = own.slice(0, 26) + other.slice(26);
        fc.pre(forged !== own);
        expect(isLinkToken(forged, what, id, number)).toBe(false);
      }),
    );
  });

  test('that lost or gained something on its way opens nothing', () => {
    fc.assert(
      fc.property(purpose, fc.uuid(), fc.nat(31), part, (what, id, cut, more) => {
        fc.pre(more !== '');
        const own = linkToken(what, id, 1);
        expect(isLinkToken(own.slice(0, cut), what, id, 1)).toBe(false);
        expect(isLinkToken(own + more, what, id, 1)).toBe(false);
        expect(subscriberIdIn(own + more)).toBeNull();
      }),
    );
  });

  test('names its subscriber whatever else is in it, so that one look-up suffices', () => {
    fc.assert(
      fc.property(token, (any) => {
        expect(subscriberIdIn(any)).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
        expect(subscriberIdIn(any.toUpperCase())).toBe(subscriberIdIn(any));
      }),
    );
  });

  test('stands in an address, a mail and a header as it is', () => {
    fc.assert(
      fc.property(purpose, fc.uuid(), version, (what, id, number) => {
        const own = linkToken(what, id, number);
        expect(encodeURIComponent(own)).toBe(own);
        expect(own.length).toBeLessThanOrEqual(32);
      }),
    );
  });

  test('opens nothing under another secret', async () => {
    const own = linkToken('unsubscribe', '9f2c7a41-e0b8-4d36-8a11-0123456789ab', 1);
    vi.stubEnv('AUTH_SECRET', 'another-secret-of-another-site');
    vi.resetModules();
    const elsewhere = await import('@/lib/subscribers/keys');
    expect(elsewhere.isLinkToken(own, 'unsubscribe', '9f2c7a41-e0b8-4d36-8a11-0123456789ab', 1)).toBe(false);
  });
});

describe('a keyed check', () => {
  test('is the same for the same words only', () => {
    fc.assert(
      fc.property(part, part, part, part, (one, two, three, four) => {
        fc.pre(one !== three || two !== four);
        expect(keyed('a', one, two).equals(keyed('a', one, two))).toBe(true);
        expect(keyed('a', one, two).equals(keyed('a', three, four))).toBe(false);
        expect(keyed('a', one, two).equals(keyed('b', one, two))).toBe(false);
      }),
    );
  });

  test('keeps apart where one word ends and the next begins', () => {
    fc.assert(
      fc.property(part, part, (one, two) => {
        fc.pre(one !== '');
        expect(keyed('a', one, two).equals(keyed('a', one + two))).toBe(false);
      }),
    );
  });

  test('hides an address, and stays the same for it', () => {
    fc.assert(
      fc.property(fc.emailAddress(), fc.emailAddress(), (one, other) => {
        fc.pre(one !== other);
        expect(suppressionHash(one)).toBe(suppressionHash(one));
        expect(suppressionHash(one)).not.toBe(suppressionHash(other));
        expect(suppressionHash(one)).toMatch(/^[0-9a-f]{64}$/);
      }),
    );
  });
});

test('bytes survive the way to letters and back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      const text = base32(bytes);
      expect(text).toMatch(/^[a-z2-7]*$/);
      expect(text).toHaveLength(Math.ceil((bytes.length * 8) / 5));
      expect(backFrom(text).subarray(0, bytes.length)).toEqual(Buffer.from(bytes));
    }),
  );
});

test('of a mailed token only the hash is kept, the same in small and capital letters', () => {
  for (let round = 0; round < 200; round += 1) {
    const mailed = newToken();
    expect(hashOf(mailed.toUpperCase())).toBe(hashOf(mailed));
    expect(hashOf(mailed)).not.toBe(hashOf(newToken()));
    expect(hashOf(mailed)).not.toContain(mailed.slice(0, 8));
  }
});

function backFrom(text: string): Buffer {
  let bits = 0n;
  for (const letter of text) bits = bits * 32n + BigInt(letters.indexOf(letter));
  const whole = Math.floor((text.length * 5) / 8);
  const hex = (bits >> BigInt(text.length * 5 - whole * 8)).toString(16).padStart(whole * 2, '0');
  return Buffer.from(whole === 0 ? '' : hex, 'hex');
}
