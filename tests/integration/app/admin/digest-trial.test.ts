import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { POST } from '@/app/admin/digest/trial/route';
import type { Viewer } from '@/lib/auth/schema';
import { db } from '@/lib/db';
import { closeLetters } from '@/lib/mail/transport';
import { setScene } from '@/tests/support/digest-scene';
import { insertUser } from '@/tests/support/papers';
import { SmtpSink } from '@/tests/support/smtp-sink';

const asking = vi.hoisted(() => ({ viewer: null as Viewer }));
vi.mock('@/lib/auth/viewer', () => ({ getViewer: async () => asking.viewer }));

const sink = new SmtpSink();

beforeAll(async () => {
  process.env.SMTP_URL = await sink.listen();
});

beforeEach(async () => {
  await setScene([]);
  await db().user.deleteMany();
  const userId = await insertUser('ann', { email: 'ann@desk.example', role: 'admin' });
  await db().user.update({ where: { id: userId }, data: { emailVerified: new Date() } });
  asking.viewer = { userId, handle: 'ann', name: 'Ann', role: 'admin' };
});

afterAll(async () => {
  closeLetters();
  await sink.close();
});

test('the button leads back to the same preview, which says whether the mail server took the test', async () => {
  const answer = await press({ kind: 'daily', papers: '20' });
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toBe('/admin/digest/preview?kind=daily&date=&papers=20&done=sent');
});

test('the sixth within an hour is told to wait', async () => {
  const told = [];
  for (let times = 0; times < 6; times += 1)
    told.push((await press({ kind: 'daily' })).headers.get('location')?.split('done=')[1]);
  expect(told).toEqual([...Array(5).fill('sent'), 'too_many']);
});

test('what makes no sense counts as not chosen', async () => {
  const answer = await press({ kind: 'hourly', date: '2026-99-99', papers: '7000' });
  expect(answer.headers.get('location')).toBe('/admin/digest/preview?kind=daily&date=&papers=10&done=sent');
});

test('another site cannot press it, and to anybody else it is not there', async () => {
  expect((await press({ kind: 'daily' }, 'https://elsewhere.example')).status).toBe(403);
  asking.viewer = null;
  expect((await press({ kind: 'daily' })).status).toBe(404);
});

function press(form: Record<string, string>, origin = 'http://localhost:3000'): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries(form)) body.set(name, value);
  const headers = { origin, host: 'localhost:3000' };
  return POST(new Request('http://localhost:3000/admin/digest/trial', { method: 'POST', body, headers }));
}
