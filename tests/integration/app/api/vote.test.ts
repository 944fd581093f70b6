import { afterEach, expect, test, vi } from 'vitest';
import { DELETE, POST, PUT } from '@/app/api/papers/[id]/vote/route';
import { GET } from '@/app/api/viewer/route';
import { authAdapter } from '@/lib/auth/adapter';
import { paperWith, personCalled } from '@/tests/support/people-and-papers';

const browser = vi.hoisted(() => ({ cookies: new Map<string, string>() }));

vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => (browser.cookies.has(name) ? { value: browser.cookies.get(name) } : undefined),
  }),
}));

const ours = { origin: 'http://localhost:3000' };
const address = 'http://localhost:3000/api/papers/x/vote';

afterEach(() => browser.cookies.clear());

test('a signed-in person casts and withdraws by PUT and DELETE, also for an old id with its slash written %2F', async () => {
  await signIn('door');
  await paperWith('math/0309136', { batch: 1 });
  const put = await PUT(new Request(address, { method: 'PUT', headers: ours }), at('math%2F0309136'));
  expect(await put.json()).toEqual({ upvotes: 1, voted: true });
  const gone = await DELETE(new Request(address, { method: 'DELETE', headers: ours }), at('math%2F0309136'));
  expect(await gone.json()).toEqual({ upvotes: 0, voted: false });
});

test('nobody gets 401, an unknown paper is 404, another site is refused', async () => {
  await paperWith('2610.00031', { batch: 1 });
  const put = (id: string, headers: Record<string, string>) =>
    PUT(new Request(address, { method: 'PUT', headers }), at(id));
  expect((await put('2610.00031', ours)).status).toBe(401);
  await signIn('stern');
  expect((await put('2610.99999', ours)).status).toBe(404);
  expect((await put('%E0%A4%A', ours)).status).toBe(404);
  expect((await put('2610.00031', { origin: 'https://evil.example' })).status).toBe(403);
});

test('without JavaScript the form casts or withdraws and goes back to where it was', async () => {
  await signIn('plain');
  await paperWith('2610.00032', { batch: 1 });
  const referer = 'http://localhost:3000/papers/date/2026-10-29?p=2';
  const cast = await submit('2610.00032', { ...ours, referer });
  expect([cast.status, cast.headers.get('location')]).toEqual([
    303,
    '/papers/date/2026-10-29?p=2#paper-2610.00032',
  ]);
  expect(await marks('2610.00032')).toMatchObject({ upvotes: 1, voted: true });
  await submit('2610.00032', ours, { _method: 'delete' });
  expect(await marks('2610.00032')).toMatchObject({ upvotes: 0, voted: false });
});

test('the form of nobody leads to sign-in and from there back to the vote', async () => {
  await paperWith('2610.00033', { batch: 1 });
  const answer = await submit('2610.00033', { ...ours, referer: 'https://evil.example/x' });
  expect(answer.headers.get('location')).toBe('/sign-in?returnTo=%2Fpapers%2F2610.00033%23paper-2610.00033');
});

test('the viewer is named to himself, is null to nobody, and is never cached', async () => {
  const asked = new Request('http://localhost:3000/api/viewer?papers=');
  expect(await (await GET(asked)).json()).toEqual({ viewer: null, papers: {} });
  await signIn('known');
  const answer = await GET(asked);
  expect(await answer.json()).toEqual({
    viewer: { handle: 'known', name: 'known', role: 'reader' },
    papers: {},
  });
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
});

async function signIn(handle: string): Promise<void> {
  const { userId } = await personCalled(handle);
  const expires = new Date(Date.now() + 60_000);
  await authAdapter().createSession?.({ sessionToken: handle, userId, expires });
  browser.cookies.set('next-auth.session-token', handle);
}

function at(id: string) {
  return { params: Promise.resolve({ id }) };
}

function submit(id: string, headers: Record<string, string>, fields: Record<string, string> = {}) {
  return POST(new Request(address, { method: 'POST', headers, body: new URLSearchParams(fields) }), at(id));
}

async function marks(id: string): Promise<unknown> {
  const answer = await GET(new Request(`http://localhost:3000/api/viewer?papers=${id}`));
  return (await answer.json()).papers[id];
}
