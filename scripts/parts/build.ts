import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lastLines, runProgram } from './commands';
import { hashOf } from './hash';
import { root } from './places';
import { Refusal } from './refusal';
import type { Values } from './settings';

const sources = [
  'app',
  'components',
  'emails',
  'lib',
  'public',
  'prisma/schema.prisma',
  'next.config.ts',
  'postcss.config.mjs',
  'proxy.ts',
  'instrumentation.ts',
  'tsconfig.json',
  'package-lock.json',
];

/** Settings that never reach a page; every other one may be part of a prerendered page. */
const unseen = /^(AUTH_SECRET|CRON_SECRET|SMTP_URL|MAIL_|MAILBOX_PORT|DKIM_|EMBEDDED_DATABASE|PORT$|ADMIN_)/;

const stamp = join(root, '.next/broadsheet-build');

/** Builds the site unless it stands already for these sources and settings. */
export async function buildSite(
  values: Values,
  names: readonly string[],
  say: (line: string) => void,
): Promise<string> {
  const hash = buildHash(values, names);
  if (isBuilt(hash)) return 'site is current';
  const { code, output } = await runProgram(['next', 'build'], values, say);
  if (code !== 0) throw new Refusal(`The site could not be built:\n${lastLines(output, 40)}`);
  writeFileSync(stamp, hash);
  return 'site built';
}

/** A fingerprint of everything that a built page may show. */
export function buildHash(values: Values, names: readonly string[]): string {
  const seen = names.filter((name) => !unseen.test(name) && values[name] !== undefined).sort();
  const database = values.EMBEDDED_DATABASE ? 'embedded' : (values.DATABASE_URL ?? '');
  const words = seen.map((name) => `${name}=${name === 'DATABASE_URL' ? database : values[name]}`);
  return hashOf(root, sources, words);
}

function isBuilt(hash: string): boolean {
  const complete = existsSync(join(root, '.next/BUILD_ID')) && existsSync(stamp);
  return complete && readFileSync(stamp, 'utf8') === hash;
}
