import { randomBytes } from 'node:crypto';
import { settingNames } from '@/lib/env';
import { buildSite } from '@/scripts/parts/build';
import { startChild } from '@/scripts/parts/children';
import { runProgram } from '@/scripts/parts/commands';
import { startMailbox } from '@/scripts/parts/mailbox';
import { generateClient, migrate } from '@/scripts/parts/migrate';
import { keptFolder, makeFolder } from '@/scripts/parts/places';
import { freePort } from '@/scripts/parts/ports';
import { runMain } from '@/scripts/parts/refusal';
import { onServer } from './database-server';
import { operators } from './operators';
import { postgresForTests } from './postgres-for-tests';

/** The site of the end-to-end tests: a fresh database with the demo catalogue, a mailbox, and a production build. */
await runMain(async () => {
  const port = process.env.E2E_PORT ?? '3210';
  const server = await postgresForTests();
  const name = `e2e_${randomBytes(6).toString('hex')}`;
  await onServer(server.address, `create database ${name}`);
  const [smtpPort, mailboxPort] = [
    await freePort(),
    Number(process.env.E2E_MAILBOX_PORT ?? (await freePort())),
  ];
  const site = `http://localhost:${port}`;
  const values = {
    ...(process.env as Record<string, string>),
    DATABASE_URL: `${server.address}/${name}`,
    SITE_URL: site,
    NEXTAUTH_URL: site,
    PORT: port,
    SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
    MAILBOX_PORT: String(mailboxPort),
    CRON_SECRET: 'cron-secret-for-tests-only',
    AUTH_SECRET: 'auth-secret-for-tests-only',
    DEMO: 'on',
    ADMIN_EMAILS: operators.join(','),
  };
  makeFolder(keptFolder);
  await generateClient(values);
  await migrate(values);
  await must(['node', '--disable-warning=DEP0205', '--import', 'tsx', 'scripts/ingest.ts', '--demo'], values);
  await must(['node', '--disable-warning=DEP0205', '--import', 'tsx', 'scripts/embed.ts'], values);
  await buildSite(values, settingNames, () => {});
  const children = [
    startMailbox(values, smtpPort, mailboxPort),
    startChild('site-of-tests', ['next', 'start', '-p', port], values),
  ];
  await new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, resolve);
    for (const child of children) void child.ended.then(resolve);
  });
  await Promise.all(children.map((child) => child.stop()));
  await onServer(server.address, `drop database if exists ${name} with (force)`);
  await server.stop();
});
process.exit();

async function must(words: string[], values: Record<string, string>): Promise<void> {
  const { code, output } = await runProgram(words, values);
  if (code !== 0) throw new Error(`${words.join(' ')} failed:\n${output}`);
}
