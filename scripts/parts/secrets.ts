import { randomBytes } from 'node:crypto';
import { readKept, writeKept } from './kept';

const names = ['AUTH_SECRET', 'CRON_SECRET', 'databasePassword'] as const;

export type Secrets = Record<(typeof names)[number], string>;

/** The installation's own secrets: made once, kept in secrets.json. */
export function keptSecrets(folder: string): Secrets {
  const kept = readKept(folder, 'secrets.json');
  const complete = Object.fromEntries(names.map((name) => [name, textOf(kept[name]) ?? fresh()])) as Secrets;
  if (names.some((name) => kept[name] !== complete[name]))
    writeKept(folder, 'secrets.json', { ...kept, ...complete });
  return complete;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.length >= 16 ? value : null;
}

function fresh(): string {
  return randomBytes(24).toString('base64url');
}
