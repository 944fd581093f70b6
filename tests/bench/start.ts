import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printTable } from './table';

const port = '3391';
const settings = { PORT: port, MAILBOX_PORT: '3392', SITE_URL: `http://localhost:${port}` };

/** Seconds from `npm start` to the first answer, for a fresh clone and for the starts after it. */
export async function benchStart(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-start-'));
  execFileSync('git', ['clone', '--quiet', '.', folder]);
  const rows = [];
  for (const start of ['first', 'second', 'third', 'fourth'])
    rows.push({ start, seconds: await timeStart(folder) });
  printTable('npm start until the site answers (goal: 8 s from the second on)', rows);
  rmSync(folder, { recursive: true, force: true });
}

async function timeStart(folder: string): Promise<number> {
  const begun = performance.now();
  const child = spawn('npm', ['start'], { cwd: folder, env: environment(), stdio: 'ignore', detached: true });
  await firstAnswer(child);
  const seconds = (performance.now() - begun) / 1000;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  if (child.pid) process.kill(-child.pid, 'SIGINT');
  await ended;
  return seconds;
}

async function firstAnswer(child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const response = await fetch(settings.SITE_URL).catch(() => null);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`npm start ended with ${child.exitCode}`);
}

function environment(): NodeJS.ProcessEnv {
  const { DATABASE_URL: _database, EMBEDDED_DATABASE: _embedded, SMTP_URL: _smtp, ...kept } = process.env;
  return { ...kept, ...settings };
}
