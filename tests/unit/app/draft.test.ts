import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { draftCookies, endedDraft, packedDraft, readDraft } from '@/app/preferences/draft';

beforeAll(() => {
  vi.stubEnv('DATABASE_URL', 'postgres://nowhere');
});
afterAll(() => vi.unstubAllEnvs());

test('what was typed comes back whole, in any script, with the reasons', () => {
  const fields = { keywords: '図'.repeat(1300), categories: 'cs.LG, what!', act: 'save', hour: '7' };
  const cookies = draftCookies('/preferences/abc', fields, { categories: 'No.' }).map(asSent);
  const back = readDraft(packedDraft(cookies));
  expect(back?.typed).toMatchObject({ keywords: fields.keywords, categories: 'cs.LG, what!', hour: '7' });
  expect(back?.typed).not.toHaveProperty('act');
  expect(back?.problems).toEqual({ categories: 'No.' });
});

test('a cookie of it is small, hidden from scripts, goes to its page only and ends soon', () => {
  for (const cookie of draftCookies('/preferences/abc', { keywords: 'x'.repeat(1300) }, {})) {
    expect(cookie.length).toBeLessThan(4096);
    expect(cookie).toMatch(/; Path=\/preferences\/abc; Max-Age=(300|0); HttpOnly; SameSite=Lax$/);
  }
  for (const cookie of endedDraft('/account')) expect(cookie).toContain('=; Path=/account; Max-Age=0');
});

test.each([undefined, '', 'nonsense', ['a', 'b'], Buffer.from('{"typed":1}').toString('base64url')])(
  '%j is no draft',
  (packed) => {
    expect(readDraft(packed)).toBeNull();
  },
);

function asSent(cookie: string): { name: string; value: string } {
  const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=');
  return { name, value };
}
