import { beforeEach, expect, test, vi } from 'vitest';

type Answer = (method: string, path: string) => Promise<Response> | Response;

let overlay: typeof import('@/components/viewer/overlay');
let answer: Answer;
const asked: string[] = [];
const kept = new Map<string, string>();
const known = { voted: false, saved: false, hidden: false, read: false, fresh: true, upvotes: 5 };
const ada = { handle: 'ada', name: 'Ada', role: 'reader' };

beforeEach(async () => {
  vi.resetModules();
  vi.useFakeTimers({ now: new Date('2026-10-29T12:00:00Z') });
  asked.length = 0;
  kept.clear();
  answer = (method, path) => (method === 'PUT' ? doneAt(path, true) : doneAt(path, false));
  vi.stubGlobal('location', { pathname: '/', search: '', hash: '', assign: (to: string) => asked.push(to) });
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
  vi.stubGlobal('fetch', async (path: string, { method = 'GET' } = {}) => {
    asked.push(`${method} ${path}`);
    return answer(method, path);
  });
  overlay = await import('@/components/viewer/overlay');
});

test('what a page asks for goes into one request, and the visit is noted once', async () => {
  answer = () => Response.json({ viewer: ada, papers: { a: known, b: known } });
  overlay.ask();
  overlay.ask(['a']);
  overlay.ask(['b', 'a']);
  await vi.runAllTimersAsync();
  expect(asked).toEqual(['GET /api/viewer?papers=a,b', 'PUT /api/visit']);
  expect(overlay.readOverlay()).toEqual({ viewer: ada, papers: { a: known, b: known } });
  overlay.ask(['a']);
  await vi.runAllTimersAsync();
  expect(asked.filter((line) => line.includes('visit'))).toHaveLength(1);
  vi.setSystemTime(new Date('2026-10-29T12:11:00Z'));
  overlay.ask(['a']);
  await vi.runAllTimersAsync();
  expect(asked.filter((line) => line.includes('visit'))).toHaveLength(2);
});

test('nobody makes no visit', async () => {
  answer = () => Response.json({ viewer: null, papers: {} });
  overlay.ask();
  await vi.runAllTimersAsync();
  expect(asked).toEqual(['GET /api/viewer?papers=']);
});

test('a save shows at once and goes out in the order of the clicks', async () => {
  const [first, second] = [overlay.send('a/1', 'save', true), overlay.send('a/1', 'save', false)];
  expect(overlay.readOverlay().papers['a/1']).toEqual({ saved: false });
  expect(await Promise.all([first, second])).toEqual([null, null]);
  expect(asked).toEqual(['PUT /api/papers/a%2F1/save', 'DELETE /api/papers/a%2F1/save']);
  expect(overlay.readOverlay().papers['a/1']).toEqual({ saved: false });
});

test('a vote and a save of one paper do not disturb each other', async () => {
  answer = (_, path) =>
    path.endsWith('vote')
      ? Response.json({ upvotes: 9, voted: true })
      : Response.json({ error: 'Full.' }, { status: 409 });
  const [vote, save] = [overlay.send('a', 'vote', true, 7), overlay.send('a', 'save', true)];
  expect(overlay.readOverlay().papers.a).toEqual({ upvotes: 8, voted: true, saved: true });
  expect([await vote, await save]).toEqual([null, 'Full.']);
  expect(overlay.readOverlay().papers.a).toEqual({ upvotes: 9, voted: true });
});

test('an act that fails is put back', async () => {
  answer = () => Promise.reject(new Error('no network'));
  expect(await overlay.send('a', 'hide', true)).toMatch(/Try again/);
  expect(overlay.readOverlay().papers.a).toEqual({});
});

test('an answer from before an act fills gaps and does not undo it', async () => {
  let arrive = (_: Response) => {};
  answer = (method) =>
    method === 'PUT' ? doneAt('/read', true) : new Promise<Response>((resolve) => (arrive = resolve));
  overlay.ask(['a']);
  await vi.advanceTimersByTimeAsync(20);
  await overlay.send('a', 'read', true);
  arrive(Response.json({ viewer: ada, papers: { a: known } }));
  await vi.runAllTimersAsync();
  expect(overlay.readOverlay().papers.a).toEqual({ ...known, read: true });
});

test('who has been signed out meanwhile is led to sign in, but not for opening a page', async () => {
  answer = () => Response.json({}, { status: 401 });
  await overlay.send('a', 'read', true);
  expect(asked).toEqual(['PUT /api/papers/a/read']);
  await overlay.send('a', 'save', true);
  expect(asked.at(-1)).toBe('/sign-in?returnTo=%2F%23paper-a');
});

function doneAt(path: string, on: boolean): Response {
  const marks = { vote: 'voted', save: 'saved', hide: 'hidden', read: 'read' };
  const [act] = Object.entries(marks).filter(([name]) => path.endsWith(name));
  return Response.json(act ? { [act[1]]: on } : {});
}
