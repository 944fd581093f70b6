import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { closeDb, db } from '@/lib/db';
import { scratchDatabase } from '../server';
import { median, printTable } from '../table';
import { insertEdition, insertSubscribers } from './readers';

const readers = 20_000;
const signedReaders = 5_000;
const rounds = 2;

type Pass = { sent: number; seconds: number; cpuSeconds: number; rssEarly: number; rss: number };

/** The digest to a mail server on this machine against nodemailer's pool with the same bytes, without and with DKIM. */
export async function benchSending(): Promise<void> {
  const database = await scratchDatabase('bench_sending');
  process.env.DATABASE_URL = database.url;
  const sink = spawn(process.execPath, ['--import', 'tsx', 'tests/bench/digest/sink.ts'], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  try {
    const settings = { ...(await placeOf(sink)), DATABASE_URL: database.url };
    await insertEdition(10);
    await insertSubscribers(readers);
    await compare('unsigned', readers, settings, 0.5);
    await db()
      .$executeRaw`delete from subscribers where id not in (select id from subscribers limit ${signedReaders})`;
    await compare('signed with DKIM', signedReaders, { ...settings, ...dkim() }, 0.7);
  } finally {
    sink.kill();
    await closeDb();
    await database.drop();
  }
}

async function compare(
  name: string,
  count: number,
  settings: Record<string, string>,
  goal: number,
): Promise<void> {
  const rows = [];
  const ratios = [];
  for (let round = 1; round <= rounds; round++) {
    const raw = send('nodemailer', count, settings);
    await waitAgain();
    const digest = send('digest', count, settings);
    ratios.push(digest.sent / digest.seconds / (raw.sent / raw.seconds));
    rows.push(row(round, 'nodemailer', raw), row(round, 'digest', digest));
  }
  printTable(`${count.toLocaleString('en-US')} readers × 10 papers, ${name}`, rows);
  console.log(`ratio ${median(ratios).toFixed(2)} (goal: at least ${goal})`);
}

/** Everybody waits for the edition anew. */
async function waitAgain(): Promise<void> {
  await db().$executeRaw`truncate deliveries cascade`;
  await db().$executeRaw`update subscribers set next_due_at = now()`;
  await db().$executeRaw`update editions set closed_at = null, tally = null`;
}

function send(way: string, count: number, settings: Record<string, string>): Pass {
  const out = execFileSync('tsx', ['tests/bench/digest/once.ts', way, String(count)], {
    env: { ...process.env, ...settings },
    encoding: 'utf8',
  });
  return JSON.parse(out.trim().split('\n').at(-1) ?? '') as Pass;
}

function row(round: number, way: string, { sent, seconds, cpuSeconds, rssEarly, rss }: Pass) {
  const memory = { 'MB at 2,000': rssEarly || '', 'MB at the end': rss };
  return { round, way, sent, seconds, 'mails/s': sent / seconds, 'Node CPU s': cpuSeconds, ...memory };
}

async function placeOf(sink: ChildProcess): Promise<Record<string, string>> {
  const [port] = (await once(sink.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  return {
    SMTP_URL: `smtp://127.0.0.1:${String(port).trim()}`,
    SITE_URL: 'http://localhost:3000',
    ...secrets,
  };
}

const secrets = { AUTH_SECRET: 'secret-of-the-bench-only', MAIL_MAX_LATENESS_HOURS: '72' };

function dkim(): Record<string, string> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { DKIM_DOMAIN: 'example.org', DKIM_SELECTOR: 'bench', DKIM_PRIVATE_KEY: key };
}
