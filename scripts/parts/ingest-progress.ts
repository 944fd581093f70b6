import type { Progress } from '@/lib/ingest/file';
import type { HarvestProgress } from '@/lib/ingest/oai-harvest';

/** What a long ingest says on standard error while it runs: how far it is, and from where the next one goes on. */
export class ProgressLine {
  private last = performance.now();
  private pages = 0;
  private isOpen = false;
  private readonly isTerminal = process.stderr.isTTY;
  private readonly everyMs = process.stderr.isTTY ? 200 : 5_000;

  readonly onFile = ({ lines, share }: Progress): void => {
    const bar = '#'.repeat(Math.round(share * 30)).padEnd(30, '.');
    this.show(`[${bar}] ${Math.round(share * 100)} %  ${lines.toLocaleString('en')} records`, share === 1);
  };

  readonly onPage = ({ category, pages, records }: HarvestProgress): void => {
    if (this.pages === 0 && pages > 1) this.say(`Goes on after page ${pages - 1}.`);
    this.pages = pages;
    this.show(`${category}: page ${pages}, ${records.toLocaleString('en')} records`, true);
  };

  /** Where a run that is stopped now would go on. */
  get place(): string {
    if (this.pages === 0)
      return 'Stopped. The same command, given again, goes on after the last finished page.';
    return `Stopped. The same command, given again, goes on after page ${this.pages}.`;
  }

  say(line: string): void {
    this.end();
    process.stderr.write(`${line}\n`);
  }

  end(): void {
    if (this.isOpen) process.stderr.write('\n');
    this.isOpen = false;
  }

  private show(text: string, always: boolean): void {
    if (!always && performance.now() - this.last < this.everyMs) return;
    this.last = performance.now();
    process.stderr.write(this.isTerminal ? `\r${text.padEnd(60)}` : `${text}\n`);
    this.isOpen = this.isTerminal;
  }
}
