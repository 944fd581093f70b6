import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import { db } from '@/lib/db';
import { absenceNotes, postfixReport } from '@/tests/support/reports';
import { sendEditions } from '@/tests/support/sent';

process.env.MAIL_BOUNCE_DOMAIN = 'bounce.example.org';

test('a mail server that pipes a report in sees one line and 0', async () => {
  const [sent] = await sendEditions('ada@example.net', ['2026-11-03']);
  const raw = postfixReport({ to: 'postmaster@bounce.example.org' });
  const words = ['--to', sent?.returnPath ?? ''];
  expect(await pipe(raw, words)).toEqual({ code: 0, output: 'suppressed: hard\n' });
  expect(await pipe(raw, words)).toEqual({ code: 0, output: 'repeated: hard\n' });
  expect(await db().suppression.count()).toBe(1);
});

test('a note of absence is done with too', async () => {
  const note = absenceNotes('b@bounce.example.org')['a responder of today'] ?? Buffer.alloc(0);
  expect(await pipe(note, [])).toEqual({ code: 0, output: 'nothing: auto_reply\n' });
});

test('without its database it asks to be tried again, with 75', async () => {
  const raw = postfixReport({ to: 'postmaster@bounce.example.org' });
  const { code } = await pipe(raw, [], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
  expect(code).toBe(75);
});

test('words it does not know end with 64', async () => {
  expect((await pipe(Buffer.from(''), ['--form', 'x'])).code).toBe(64);
});

function pipe(raw: Buffer, words: string[], more: Record<string, string> = {}) {
  return new Promise<{ code: number | null; output: string }>((resolve) => {
    const child = spawn('node', ['--import', 'tsx', 'scripts/bounce.ts', ...words], {
      env: { ...process.env, ...more },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stdin.on('error', () => {});
    child.stdin.end(raw);
    child.on('close', (code) => resolve({ code, output }));
  });
}
