import { isIPv4, isIPv6 } from 'node:net';
import { keyed } from '@/lib/subscribers/keys';

/** A keyed hash of the visitor's network, so that limits hold and no address is kept. */
export function networkKey(headers: Headers): string {
  const nearest = headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '';
  return keyed('network', networkOf(nearest)).subarray(0, 16).toString('hex');
}

/** The /24 of an IPv4 address, the /64 of an IPv6 one, "unknown" for anything else. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (isIPv4(plain)) return plain.split('.').slice(0, 3).join('.');
  return isIPv6(plain) ? expanded(plain).slice(0, 4).join(':') : 'unknown';
}

function expanded(address: string): string[] {
  const [head = '', tail] = address.toLowerCase().split('::');
  const before = head ? head.split(':') : [];
  const after = tail ? tail.split(':') : [];
  const missing = tail === undefined ? 0 : 8 - before.length - after.length;
  return [...before, ...Array<string>(Math.max(0, missing)).fill('0'), ...after].map((group) =>
    group.replace(/^0+(?=.)/, ''),
  );
}
