import { afterEach, expect, test, vi } from 'vitest';
import * as hide from '@/app/api/papers/[id]/hide/route';
import * as read from '@/app/api/papers/[id]/read/route';
import * as save from '@/app/api/papers/[id]/save/route';
import { GET } from '@/app/api/viewer/route';
import { PUT as visit } from '@/app/api/visit/route';
import { GET as exportBib } from '@/app/saved/export.bib/route';
import { GET as exportJson } from '@/app/saved/export.json/route';
import { authAdapter } from '@/lib/auth/adapter';
import { db } from '@/lib/db';
import { paperWith, personCalled } from '@/tests/support/people-and-papers';

const browser = vi.hoisted(() => ({ cookies: new Map<string, string>() }));

vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => (browser.cookies.has(name) ? { value: browser.cookies.get(name) } : undefined),
  }),
}));

const site = 'http://localhost:3000';
const ours = { origin: site };
const evil = { origin: 'https://evil.example' };
const doors = { saved: save, hidden: hide, read } as const;

afterEach(() => browser.cookies.clear());

test.each(Object.entries(doors))('PUT and DELETE make a paper %s and not', async (mark, door) => {
  await signIn(`put-${mark}`);
  const [id, written] = [await paperWith(idOf(mark, 1), { batch: 1 }), encodeURIComponent(idOf(mark, 1))];
  expect(await (await door.PUT(...asked('PUT', written, ours))).json()).toEqual({ [mark]: true });
  const answer = await door.PUT(...asked('PUT', written, ours));
  expect(await answer.json()).toEqual({ [mark]: true });
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
  expect(await markOf(id)).toMatchObject({ [mark]: true, upvotes: 0, voted: false, fresh: false });
  expect(await (await door.DELETE(...asked('DELETE', written, ours))).json()).toEqual({ [mark]: false });
  expect(await markOf(id)).toMatchObject({ [mark]: false });
});

test.each(Object.entries(doors))(
  '%s: nobody is 401, an unknown paper 404, another site 403',
  async (mark, door) => {
    const id = await paperWith(idOf(mark, 2), { batch: 1 });
    expect((await door.PUT(...asked('PUT', id, ours))).status).toBe(401);
    await signIn(`stern-${mark}`);
    for (const unknown of ['2610.99999', '%E0%A4%A', 'nothing'])
      expect((await door.PUT(...asked('PUT', unknown, ours))).status).toBe(404);
    for (const method of ['PUT', 'DELETE', 'POST'] as const) {
      const answer = await door[method](...asked(method, id, evil));
      expect(answer.status).toBe(403);
    }
    expect(await markOf(id)).toMatchObject({ [mark]: false });
  },
);

test('without JavaScript the form saves or takes back, and goes back to where it was', async () => {
  await signIn('plain');
  const id = await paperWith('2610.40031', { batch: 1 });
  const referer = `${site}/saved?p=2`;
  const done = await save.POST(...asked('POST', id, { ...ours, referer }, { _method: 'put' }));
  expect([done.status, done.headers.get('location')]).toEqual([303, `/saved?p=2#paper-${id}`]);
  expect(await markOf(id)).toMatchObject({ saved: true });
  await save.POST(...asked('POST', id, ours, { _method: 'delete' }));
  expect(await markOf(id)).toMatchObject({ saved: false });
});

test('the form of nobody leads to sign-in and from there back', async () => {
  const id = await paperWith('2610.40032', { batch: 1 });
  const answer = await hide.POST(...asked('POST', id, { ...ours, referer: 'https://evil.example/x' }));
  expect(answer.headers.get('location')).toBe(
    `/sign-in?returnTo=${encodeURIComponent(`/papers/${id}#paper-${id}`)}`,
  );
});

test('a visit is noted by PUT for somebody, refused to nobody and to other sites, and never made by looking', async () => {
  const send = (headers: Record<string, string>) => visit(new Request(site, { method: 'PUT', headers }));
  expect((await send(ours)).status).toBe(401);
  const userId = await signIn('visitor');
  await markOf('2610.40041');
  expect((await send(evil)).status).toBe(403);
  expect(await db().visit.count({ where: { userId } })).toBe(0);
  expect((await send(ours)).status).toBe(204);
  expect(await db().visit.count({ where: { userId } })).toBe(1);
});

test('what came since the last visit is new to its visitor only', async () => {
  const userId = await signIn('returned');
  const id = await paperWith('2610.40051', { batch: 1 });
  const [latestAt, beforeAt] = [new Date(Date.now() - 7_200_000), new Date(Date.now() - 86_400_000)];
  await db().visit.create({ data: { userId, latestAt, beforeAt } });
  expect(await markOf(id)).toMatchObject({ fresh: true });
  browser.cookies.clear();
  expect(await markOf(id)).toMatchObject({ fresh: false });
});

test('saved papers can be taken along as BibTeX and JSON, by their owner only', async () => {
  expect((await exportBib()).headers.get('location')).toBe('/sign-in?returnTo=%2Fsaved');
  await signIn('leaving');
  const id = await paperWith('2610.40061', { batch: 1 });
  await save.PUT(...asked('PUT', id, ours));
  const bib = await exportBib();
  expect(bib.headers.get('content-disposition')).toContain('saved-papers.bib');
  expect(bib.headers.get('cache-control')).toBe('private, no-store');
  expect(await bib.text()).toContain('eprint = {2610.40061}');
  expect(await (await exportJson()).json()).toMatchObject([
    { id, title: `Paper ${id}`, savedAt: expect.any(String) },
  ]);
});

async function signIn(handle: string): Promise<string> {
  const { userId } = await personCalled(handle);
  const expires = new Date(Date.now() + 60_000);
  await authAdapter().createSession?.({ sessionToken: handle, userId, expires });
  browser.cookies.set('next-auth.session-token', handle);
  return userId;
}

function asked(
  method: string,
  id: string,
  headers: Record<string, string>,
  fields: Record<string, string> = {},
): [Request, { params: Promise<{ id: string }> }] {
  const body = method === 'POST' ? { body: new URLSearchParams(fields) } : {};
  const request = new Request(`${site}/api/papers/x`, { method, headers, ...body });
  return [request, { params: Promise.resolve({ id }) }];
}

/** An id of its own for each mark, of the older shape with a slash where it is the first. */
function idOf(mark: string, number: number): string {
  const place = Object.keys(doors).indexOf(mark);
  return number === 1 ? `math/03091${place}${number}` : `2610.4002${place}`;
}

async function markOf(id: string): Promise<unknown> {
  const answer = await GET(new Request(`${site}/api/viewer?papers=${encodeURIComponent(id)}`));
  return (await answer.json()).papers[id];
}
