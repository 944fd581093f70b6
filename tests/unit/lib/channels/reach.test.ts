import { expect, test } from 'vitest';
import { masked } from '@/lib/channels/masked';
import { outcomeOf } from '@/lib/channels/outcome';
import { isPrivate } from '@/lib/http/private-networks';

test.each([
  ...[
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
  ],
  ...[
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '192.0.2.1',
    '198.18.0.1',
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
  ],
  ...[
    'fd12:3456::1',
    'ff02::1',
    '::ffff:10.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    '2001:db8::1',
  ],
  ...['fe80::1%eth0', 'not an address'],
])('%s is no place to send to', (address) => {
  expect(isPrivate(address)).toBe(true);
});

test.each([
  '8.8.8.8',
  '172.32.0.1',
  '100.128.0.1',
  '2606:4700::1111',
  '2a00:1450:4001::200e',
  '2001:4860::8888',
])('%s is on the open net', (address) => {
  expect(isPrivate(address)).toBe(false);
});

test('an address is shown by its host and last letters, and by its host alone where it is short', () => {
  expect(masked('https://hooks.slack.com/services/T0000/B0000/abcdefghijkl')).toBe('hooks.slack.com/…ijkl');
  expect(masked('https://lab.example/in?key=0123')).toBe('lab.example/…');
});

const answered = (status: number, retryAfter: string | null = null, body = '') =>
  ({ what: 'answered', status, retryAfter, body }) as const;
const at = new Date('2026-10-30T02:00:00Z');

test.each([
  [429, '120', 120],
  [503, 'Fri, 30 Oct 2026 02:10:00 GMT', 600],
  [503, 'Thu, 29 Oct 2026 02:10:00 GMT', 0],
  [429, 'soon', 0],
  [429, '999999', 6 * 3600],
])('%i with Retry-After %s waits %i seconds', (status, retryAfter, waitSeconds) => {
  expect(outcomeOf(answered(status, retryAfter), 'slack', at)).toMatchObject({
    status: 'retry',
    charged: true,
    waitSeconds,
  });
});

test('an answer is kept short and on one line', () => {
  const { response } = outcomeOf(answered(400, null, `  <p>\n\u0007no</p>${'x'.repeat(900)}`), 'webhook');
  expect(response).toMatch(/^<p> no<\/p>x+$/);
  expect(response?.length).toBe(300);
});
