import { expect, test, vi } from 'vitest';
import { refererPath, requireSameOrigin } from '@/lib/http/same-origin';

vi.mock('@/lib/env', () => ({ env: () => ({ SITE_URL: 'https://papers.example' }) }));

function request(headers: Record<string, string>): Request {
  return new Request('http://127.0.0.1:3000/api/x', { method: 'POST', headers });
}

test('our own pages are let in, by origin or by what the browser says of the sender', () => {
  expect(() => requireSameOrigin(request({ origin: 'https://papers.example' }))).not.toThrow();
  expect(() =>
    requireSameOrigin(request({ origin: 'http://other-name:3000', host: 'other-name:3000' })),
  ).not.toThrow();
  expect(() => requireSameOrigin(request({ 'sec-fetch-site': 'same-origin' }))).not.toThrow();
  expect(() => requireSameOrigin(request({ origin: 'null', 'sec-fetch-site': 'same-origin' }))).not.toThrow();
});

test('other sites, neighbours and the silent are refused', () => {
  const strangers: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
    { origin: 'https://papers.example.evil.example' },
    { origin: 'null' },
    { origin: 'null', 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
    {},
  ];
  for (const headers of strangers) {
    expect(() => requireSameOrigin(request(headers))).toThrow('forbidden');
  }
});

test('only our own pages are pages to go back to', () => {
  expect(refererPath(request({ referer: 'https://papers.example/papers/date/2026-10-29?p=2' }))).toBe(
    '/papers/date/2026-10-29?p=2',
  );
  expect(refererPath(request({ referer: 'https://evil.example/papers' }))).toBeNull();
  expect(refererPath(request({}))).toBeNull();
});
