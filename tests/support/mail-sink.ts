import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SinkNews, SinkOrder } from '@/tests/support/mail-sink-process';

export type Mailed = { to: string; messageId: string };

/** A mail server in a process of its own, as its clients' killer sees it. */
export class MailSink {
  url = '';
  private readonly folder = mkdtempSync(join(tmpdir(), 'broadsheet-sink-'));
  private readonly recordFile = join(this.folder, 'taken.ndjson');
  private readonly watchers = new Set<(news: SinkNews) => void>();
  private process: ChildProcess | undefined;

  async open(): Promise<void> {
    this.forget();
    this.process = fork(
      fileURLToPath(new URL('./mail-sink-process.ts', import.meta.url)),
      [this.recordFile],
      {
        execArgv: ['--import', 'tsx'],
      },
    );
    this.process.on('message', (news: SinkNews) => {
      for (const watch of this.watchers) watch(news);
    });
    const news = await this.next((news) => 'port' in news);
    this.url = `smtp://127.0.0.1:${'port' in news ? news.port : 0}`;
  }

  async close(): Promise<void> {
    this.process?.disconnect();
    if (this.process) await once(this.process, 'exit');
    rmSync(this.folder, { recursive: true });
  }

  order(order: SinkOrder): void {
    this.process?.send(order);
  }

  /** Resolves at the next message that it takes whole. */
  async taking(): Promise<void> {
    await this.next((news) => 'taken' in news);
  }

  /** Resolves when so many clients wait for it to go on. */
  async holding(clients: number): Promise<void> {
    await this.next((news) => 'held' in news && news.held >= clients);
  }

  /** Everything in its mailboxes, in the order of arrival. */
  mails(): Mailed[] {
    const lines = readFileSync(this.recordFile, 'utf8').split('\n').filter(Boolean);
    return lines.map((line) => JSON.parse(line) as Mailed);
  }

  forget(): void {
    writeFileSync(this.recordFile, '');
  }

  private next(wanted: (news: SinkNews) => boolean): Promise<SinkNews> {
    return new Promise((resolve) => {
      const watch = (news: SinkNews) => {
        if (!wanted(news)) return;
        this.watchers.delete(watch);
        resolve(news);
      };
      this.watchers.add(watch);
    });
  }
}
