import {
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copiedNative, isEnterable, nativeFolder } from './binaries';

/** Postgres refuses to run as root; this is "nobody" on every system we know. */
const nobody = 65534;

export type Place = {
  native: string;
  cluster: string;
  owner: { uid: number; gid: number } | Record<string, never>;
};

/**
 * Where Postgres, its data and its owner are. Started by root, it runs as "nobody"; where nobody may not enter the
 * folder (a clone in root's home), the data lie under /var/lib and the folder holds a link to them.
 */
export function preparePlace(folder: string): Place {
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const cluster = join(folder, 'postgres');
  if (process.getuid?.() !== 0) return { native: nativeFolder(), cluster, owner: {} };
  const base = isEnterable(folder) ? folder : linkedBase(cluster);
  const data = base === folder ? cluster : join(base, 'postgres');
  giveToNobody(data);
  const native = nativeFolder();
  return {
    native: isEnterable(join(native, 'bin')) ? native : copiedNative(join(base, 'postgres-program')),
    cluster: data,
    owner: { uid: nobody, gid: nobody },
  };
}

function linkedBase(link: string): string {
  if (existsSync(link) && lstatSync(link).isSymbolicLink()) return join(readlinkSync(link), '..');
  const base = mkdtempSync(join(existsSync('/var/lib') ? '/var/lib' : tmpdir(), 'broadsheet-'));
  chownSync(base, nobody, nobody);
  if (existsSync(link)) renameSync(link, join(base, 'postgres'));
  else mkdirSync(join(base, 'postgres'));
  rmSync(link, { force: true });
  symlinkSync(join(base, 'postgres'), link);
  return base;
}

function giveToNobody(data: string): void {
  mkdirSync(data, { recursive: true, mode: 0o700 });
  if (statSync(data).uid !== nobody) chownSync(data, nobody, nobody);
}
