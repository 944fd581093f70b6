import { execFile } from 'node:child_process';
import { chownSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bareEnvironment } from '../environment';
import { Refusal } from '../refusal';
import type { Place } from './place';

const encoding = [
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C.UTF-8',
];

/** Makes the data directory if there is none. `durable: false` skips flushing to disk, for tests. */
export async function makeCluster(place: Place, password: string, durable: boolean): Promise<void> {
  if (existsSync(join(place.cluster, 'PG_VERSION'))) return;
  dropLeavings(place.cluster);
  const passwordFile = join(tmpdir(), `broadsheet-${process.pid}-${Date.now()}`);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (place.owner.uid !== undefined) chownSync(passwordFile, place.owner.uid, place.owner.gid);
  try {
    await promisify(execFile)(join(place.native, 'bin/initdb'), flags(place, passwordFile, durable), {
      ...place.owner,
      cwd: '/',
      env: bareEnvironment(),
    });
  } catch (error) {
    throw new Refusal(`The database could not be made in ${place.cluster}:\n${said(error)}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function flags(place: Place, passwordFile: string, durable: boolean): string[] {
  return [
    `--pgdata=${place.cluster}`,
    '--auth=scram-sha-256',
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    ...encoding,
    ...(durable ? [] : ['--no-sync']),
  ];
}

/** A run killed in the middle of initdb leaves a part of a data directory, which holds nobody's data yet. */
function dropLeavings(cluster: string): void {
  if (!existsSync(cluster)) return;
  for (const name of readdirSync(cluster)) rmSync(join(cluster, name), { recursive: true, force: true });
}

function said(error: unknown): string {
  const { stderr } = error as { stderr?: string };
  return (stderr || String(error)).trim().split('\n').slice(-6).join('\n');
}
