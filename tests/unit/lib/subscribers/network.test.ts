import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { networkKey, networkOf } from '@/lib/subscribers/network';

beforeAll(() => {
  vi.stubEnv('DATABASE_URL', 'postgres://nowhere');
  vi.stubEnv('AUTH_SECRET', 'auth-secret-for-tests-only');
});
afterAll(() => vi.unstubAllEnvs());

test.each([
  ['192.0.2.77', '192.0.2'],
  ['::ffff:192.0.2.77', '192.0.2'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0DB8:0001:0002::9', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['::1', '0:0:0:0'],
  ['', 'unknown'],
  ['not an address', 'unknown'],
  ['999.1.1.1', 'unknown'],
])('the network of "%s" is %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test('neighbours share a key, and what a visitor claims before the nearest proxy counts for nothing', () => {
  const key = (forwarded: string) => networkKey(new Headers({ 'x-forwarded-for': forwarded }));
  expect(key('192.0.2.1')).toBe(key('192.0.2.200'));
  expect(key('198.51.100.1, 192.0.2.1')).toBe(key('192.0.2.1'));
  expect(key('192.0.3.1')).not.toBe(key('192.0.2.1'));
  expect(key('192.0.2.1')).toMatch(/^[0-9a-f]{32}$/);
});
