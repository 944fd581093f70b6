import { expect, test } from 'vitest';
import { networkOf, visitorNetwork } from '@/lib/http/visitor-network';

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

test('what a visitor claims before the nearest proxy counts for nothing', () => {
  const network = (forwarded: string) => visitorNetwork(new Headers({ 'x-forwarded-for': forwarded }));
  expect(network('198.51.100.1, 192.0.2.1')).toBe('192.0.2');
  expect(visitorNetwork(new Headers())).toBe('unknown');
});
