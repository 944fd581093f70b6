import { spawn } from 'node:child_process';
import { openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { bareEnvironment } from '../environment';
import { keptPort } from '../ports';
import { commandOf, endProcess, isAlive } from '../processes';
import { Refusal } from '../refusal';
import { makeCluster } from './cluster';
import { type Place, preparePlace } from './place';

export type Postgres = { url: string; pid: number; found: boolean; stop: () => Promise<void> };
export type PostgresOptions = { folder: string; password: string; durable?: boolean };

const patience = 60_000;

/** Starts Postgres on the data kept in the folder, or finds it running there. Listens on 127.0.0.1 only. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const place = preparePlace(options.folder);
  const running = await findRunning(place, options.password);
  if (running) return running;
  await makeCluster(place, options.password, options.durable ?? true);
  for (let tries = 0; ; tries++) {
    const started = await startServer(place, options);
    if (started) return started;
    if (tries >= 20 || !isLeftOver(options.folder)) throw new Refusal(notStarted(options.folder));
    await pause(500);
  }
}

async function startServer(place: Place, options: PostgresOptions): Promise<Postgres | null> {
  const port = await keptPort(options.folder, 'postgres');
  const output = openSync(join(options.folder, 'postgres.log'), 'w', 0o600);
  const child = spawn(join(place.native, 'bin/postgres'), flags(place, port, options.durable ?? true), {
    ...place.owner,
    cwd: '/',
    env: bareEnvironment(),
    stdio: ['ignore', output, output],
    detached: true,
  });
  child.unref();
  const pid = child.pid ?? 0;
  const deadline = Date.now() + patience;
  while (child.exitCode === null && child.signalCode === null && Date.now() < deadline) {
    if (await answers(urlOf(port, options.password), place))
      return handle(port, options.password, pid, false);
    await pause(40);
  }
  return null;
}

/** After kill -9 of the server its own children need a moment to notice. */
function isLeftOver(folder: string): boolean {
  return /shared memory block|already exists/.test(tail(folder));
}

function notStarted(folder: string): string {
  return `The database did not start. The last lines of ${join(folder, 'postgres.log')}:\n${tail(folder)}`;
}

/** A server of a run that was killed: its address is in postmaster.pid, and it knows our password. */
async function findRunning(place: Place, password: string): Promise<Postgres | null> {
  const note = readNote(place.cluster);
  if (!note) return null;
  const deadline = Date.now() + patience;
  while (isPostgres(note.pid) && Date.now() < deadline) {
    if (await answers(urlOf(note.port, password), place)) return handle(note.port, password, note.pid, true);
    await pause(100);
  }
  if (isPostgres(note.pid))
    throw new Refusal(
      `A Postgres with the data of ${place.cluster} is running (process ${note.pid}) but does not let us in. ` +
        'If .data/secrets.json was removed, put it back; otherwise stop that process.',
    );
  rmSync(join(place.cluster, 'postmaster.pid'), { force: true });
  return null;
}

function readNote(cluster: string): { pid: number; port: number } | null {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]) };
  } catch {
    return null;
  }
}

function isPostgres(pid: number): boolean {
  return isAlive(pid) && /postgres/.test(commandOf(pid));
}

async function answers(url: string, place: Place): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>(
      "select current_setting('data_directory') as folder",
    );
    return statSync(rows[0]?.folder ?? '').ino === statSync(place.cluster).ino;
  } catch (error) {
    if ((error as { code?: string }).code === '28P01') throw new Refusal(wrongPassword(place));
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

function handle(port: number, password: string, pid: number, found: boolean): Postgres {
  return { url: urlOf(port, password), pid, found, stop: () => endProcess(pid, 'SIGINT', patience) };
}

function urlOf(port: number, password: string): string {
  return `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
}

function wrongPassword(place: Place): string {
  return `The database in ${place.cluster} has another password than .data/secrets.json. Put the old file back, or move .data away to begin anew.`;
}

function flags(place: Place, port: number, durable: boolean): string[] {
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=100'];
  const careless = durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
  return [
    '-D',
    place.cluster,
    '-p',
    String(port),
    ...[...settings, ...careless].flatMap((setting) => ['-c', setting]),
  ];
}

function tail(folder: string): string {
  return readFileSync(join(folder, 'postgres.log'), 'utf8').trim().split('\n').slice(-8).join('\n');
}
