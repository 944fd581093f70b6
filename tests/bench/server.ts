import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import pg from 'pg';

export type Served = { address: string; stop: () => void };

/** A migrated database of its own on the server of DATABASE_URL; drop() removes it. */
export async function scratchDatabase(name: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const server = new URL(process.env.DATABASE_URL ?? '');
  const database = `${name}_${process.pid}`;
  await query(server.href, `create database ${database}`);
  const scratch = new URL(server);
  scratch.pathname = `/${database}`;
  execFileSync('prisma', ['migrate', 'deploy'], {
    env: { ...process.env, DATABASE_URL: scratch.href },
    stdio: 'pipe',
  });
  return { url: scratch.href, drop: () => query(server.href, `drop database ${database} with (force)`) };
}

/** Starts a built Next application in a folder and waits until it answers. */
export async function serve(folder: string, settings: Record<string, string>): Promise<Served> {
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const child = spawn('next', ['start', '-p', String(port)], {
    cwd: folder,
    env: { ...process.env, SITE_URL: address, NEXTAUTH_URL: address, PORT: String(port), ...settings },
    stdio: 'ignore',
    detached: true,
  });
  await answers(address, child);
  return { address, stop: () => child.pid && process.kill(-child.pid, 'SIGTERM') };
}

export function build(folder: string, settings: Record<string, string> = {}): void {
  execFileSync('next', ['build'], { cwd: folder, env: { ...process.env, ...settings }, stdio: 'pipe' });
}

export function isBuilt(folder: string): boolean {
  return existsSync(`${folder}/.next/BUILD_ID`);
}

async function answers(address: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`next start ended with ${child.exitCode}`);
    const response = await fetch(address, { redirect: 'manual' }).catch(() => null);
    if (response) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${address} did not answer within 60 s`);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function query(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(statement);
  await client.end();
}
