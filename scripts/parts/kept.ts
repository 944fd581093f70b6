import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A small JSON file, readable by the owner only, that survives a crash while it is written. */
export type Kept = Record<string, unknown>;

export function readKept(folder: string, name: string): Kept {
  try {
    const value: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    return typeof value === 'object' && value !== null ? (value as Kept) : {};
  } catch {
    return {};
  }
}

export function writeKept(folder: string, name: string, value: Kept): void {
  const path = join(folder, name);
  const fresh = `${path}.${process.pid}`;
  writeFileSync(fresh, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(fresh, path);
}

export function dropKept(folder: string, name: string): void {
  rmSync(join(folder, name), { force: true });
}
