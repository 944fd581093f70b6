import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { db } from '@/lib/db';
import { enterServer } from '@/lib/mail/gate-commands';
import { closeLetters, sendLetter } from '@/lib/mail/transport';
import { ScriptedSmtp } from '@/tests/support/scripted-smtp';

const server = new ScriptedSmtp();
const letter = { to: 'ada@Example.org', subject: 'Your link', text: 'Here.', html: '<p>Here.</p>' };

beforeAll(async () => {
  process.env.SMTP_URL = await server.listen();
});
beforeEach(async () => {
  closeLetters();
  await db().$executeRaw`truncate mail_gates`;
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterAll(async () => {
  closeLetters();
  await server.close();
});

test('a letter goes out at once', async () => {
  server.follow({});
  expect(await sendLetter(letter)).toMatchObject({ status: 'sent' });
  expect(server.messages[0]).toContain('Auto-Submitted: auto-generated');
  expect(await db().mailGate.count()).toBe(0);
});

test('a server that fails five times is left alone for a while, also by letters', async () => {
  server.follow({ greeting: 'drop' });
  for (let time = 0; time < 5; time += 1)
    expect(await sendLetter(letter)).toMatchObject({ status: 'retry', charged: false });
  server.follow({});
  expect(await sendLetter(letter)).toMatchObject({ status: 'retry', charged: false });
  expect(server.connections).toBe(0);
});

test('when the time is over a letter goes before the mail that tries, and opens the way for all', async () => {
  await db()
    .$executeRaw`insert into mail_gates (name, closed_until, closed_because, closings, probe_by, probe_until)
    values ('*', now(), 'a reason', 1, 'worker', now() + interval '1 minute')`;
  server.follow({});
  expect(await sendLetter(letter)).toMatchObject({ status: 'sent' });
  expect(await enterServer('me')).toEqual({ state: 'open' });
});

test('a letter that a domain refuses for how we send pauses that domain for digests', async () => {
  server.follow({ RCPT: { say: '550 5.7.26 Not authenticated' } });
  await sendLetter(letter);
  expect(await db().mailGate.findUnique({ where: { name: 'example.org' } })).toMatchObject({ closings: 1 });
});
