import { type Settings, settingNames } from '@/lib/env';
import { buildSite } from './build';
import { type Child, startChild } from './children';
import { stopPrograms } from './commands';
import { dropKept } from './kept';
import { startMailbox } from './mailbox';
import { generateClient, migrate, requireDatabase } from './migrate';
import { bringIn, prepareSearch } from './papers';
import { keptFolder, makeFolder, root } from './places';
import { keptPort, requireFree } from './ports';
import { type Postgres, startPostgres } from './postgres/server';
import { endPreviousRun, noteRun } from './previous-run';
import { Refusal } from './refusal';
import { keptSecrets, type Secrets } from './secrets';
import { completeValues, givenValues, type Values } from './settings';
import { step } from './steps';
import { waitFor } from './wait-for';

const worker = ['node', '--disable-warning=DEP0205', '--import', 'tsx', 'scripts/worker.ts'];

/** One run of the site: start() takes the steps, stop() ends what was started, last first. */
export class Site {
  mailbox: string | null = null;
  private children: Child[] = [];
  private database: Postgres | null = null;
  private stopped = false;

  /** Resolves with the settings once the site answers. Throws a Refusal when a step fails. */
  async start(dev: boolean): Promise<Settings> {
    makeFolder(keptFolder);
    const secrets = keptSecrets(keptFolder);
    const { values, settings } = completeValues(givenValues(root, process.env), secrets);
    await endPreviousRun(keptFolder);
    await requireFree('PORT', settings.PORT);
    if (!settings.SMTP_URL) await requireFree('MAILBOX_PORT', settings.MAILBOX_PORT);
    this.note(settings);
    await step('Database', (say) => this.openDatabase(values, secrets, say));
    await step('Schema', async (say) => say(`${await generateClient(values)}, ${await migrate(values)}`));
    if (!settings.SMTP_URL) await step('Mailbox', (say) => this.openMailbox(values, settings, say));
    await step('Papers', async (say, show) => say(await bringIn(values, show)));
    await step('Search', async (say, show) => say(await prepareSearch(values, show)));
    if (!dev) await step('Build', async (say, show) => say(await buildSite(values, settingNames, show)));
    await step('Site', () => this.serve(values, settings, dev));
    await step('Worker', async () => this.add(settings, startChild('worker', worker, values)));
    return settings;
  }

  /** Resolves with a sentence when a part ends by itself; never while all are well. */
  async partEnded(): Promise<string> {
    const ends = this.children.map(async (child) => ({ child, code: await child.ended }));
    const { child, code } = await Promise.race(ends);
    return `The ${child.name} ended by itself (exit code ${code}). Its last lines:\n${child.lastLines()}`;
  }

  async stop(): Promise<void> {
    if (this.stopped) return;
    this.stopped = true;
    stopPrograms();
    for (const child of this.children.reverse()) await child.stop();
    await this.database?.stop();
    dropKept(keptFolder, 'run.json');
  }

  private async openDatabase(values: Values, secrets: Secrets, say: (words: string) => void): Promise<void> {
    if (values.DATABASE_URL) {
      await requireDatabase(values.DATABASE_URL);
      return say('the one of DATABASE_URL answers');
    }
    this.database = await startPostgres({ folder: keptFolder, password: secrets.databasePassword });
    this.refuseIfStopped();
    values.DATABASE_URL = this.database.url;
    values.EMBEDDED_DATABASE = '1';
    say(this.database.found ? 'was still running' : 'started');
  }

  private async openMailbox(values: Values, settings: Settings, say: (words: string) => void): Promise<void> {
    const port = await keptPort(keptFolder, 'smtp');
    values.SMTP_URL = `smtp://127.0.0.1:${port}`;
    const child = this.add(settings, startMailbox(values, port, settings.MAILBOX_PORT));
    this.mailbox = `http://localhost:${settings.MAILBOX_PORT}`;
    await this.answered(child, `http://127.0.0.1:${settings.MAILBOX_PORT}/api/healthz`);
    say('opened');
  }

  private async serve(values: Values, settings: Settings, dev: boolean): Promise<void> {
    const port = String(settings.PORT);
    const child = startChild('site', ['next', dev ? 'dev' : 'start', '-p', port], values, dev);
    this.add(settings, child);
    await this.answered(child, `http://127.0.0.1:${port}/api/health`);
    if (!dev) await this.answered(child, `http://127.0.0.1:${port}/`);
  }

  private async answered(child: Child, address: string): Promise<void> {
    if (await waitFor(address, child)) return;
    this.refuseIfStopped();
    throw new Refusal(`The ${child.name} did not start. Its last lines:\n${child.lastLines()}`);
  }

  private add(settings: Settings, child: Child): Child {
    this.refuseIfStopped();
    this.children.push(child);
    this.note(settings);
    return child;
  }

  private note(settings: Settings): void {
    noteRun(
      keptFolder,
      settings.SITE_URL,
      this.children.map((child) => child.pid),
    );
  }

  private refuseIfStopped(): void {
    if (this.stopped) throw new Refusal('Stopped.');
  }
}
