import { isIPv4, isIPv6 } from 'node:net';

/** The network the request came from, as the nearest proxy names it: what limits count by. See networkOf. */
export function visitorNetwork(headers: Headers): string {
  return networkOf(headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '');
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
