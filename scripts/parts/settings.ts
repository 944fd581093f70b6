import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { isLocal, parseSettings, type Settings } from '@/lib/env';
import { Refusal } from './refusal';
import type { Secrets } from './secrets';

export type Values = Record<string, string>;

/** The given settings: those of the environment over those of .env; an empty one counts as not given. */
export function givenValues(folder: string, environment: NodeJS.ProcessEnv): Values {
  const path = join(folder, '.env');
  const written = existsSync(path) ? parseEnv(readFileSync(path, 'utf8')) : {};
  const given = Object.entries({ ...written, ...environment }).filter(
    ([, value]) => value !== undefined && value !== '',
  );
  return Object.fromEntries(given) as Values;
}

/** Adds our own secrets where a local site has none, and throws a Refusal that lists every wrong setting. */
export function completeValues(given: Values, secrets: Secrets): { values: Values; settings: Settings } {
  const values = { ...given };
  const embedded = 'postgres://embedded';
  const draft = check({ ...values, DATABASE_URL: values.DATABASE_URL ?? embedded });
  if (isLocal(draft.SITE_URL)) {
    values.AUTH_SECRET ??= secrets.AUTH_SECRET;
    values.CRON_SECRET ??= secrets.CRON_SECRET;
  }
  values.SITE_URL = draft.SITE_URL;
  values.PORT = String(draft.PORT);
  values.NEXTAUTH_URL = draft.SITE_URL;
  return { values, settings: check({ ...values, DATABASE_URL: values.DATABASE_URL ?? embedded }) };
}

function check(values: Values): Settings {
  try {
    return parseSettings(values);
  } catch (error) {
    throw new Refusal(error instanceof Error ? error.message : String(error));
  }
}
