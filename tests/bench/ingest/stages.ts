import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { type Sql, writeInBulk } from '@/lib/bulk';
import { enterPapers, startingStanding } from '@/lib/entries/commands';
import { placeOf } from '@/lib/entries/listing-day';
import { readLine } from '@/lib/ingest/file-lines';
import { upsertPapers } from '@/lib/papers/commands';
import { contentHash } from '@/lib/papers/content-hash';
import { toRow } from '@/lib/papers/row';
import type { PaperRecord } from '@/lib/papers/schema';

const linesAPage = 500;

/** Microseconds a record spends in each stage, one after the other; the first pages only warm the machine up. */
export async function timeStages(path: string, count: number): Promise<Record<string, number>> {
  const lines = await firstLines(path, count);
  const timer = new Timer();
  for (let start = 0; start < lines.length; start += linesAPage) {
    if (start === count / 4) timer.reset();
    await onePage(lines.slice(start, start + linesAPage), timer);
  }
  return timer.perRecord(count - count / 4);
}

async function onePage(lines: string[], timer: Timer): Promise<void> {
  const records = timer.time('read and check', () => lines.flatMap(readable));
  const hashes = timer.time('hash', () => records.map(contentHash));
  timer.time('render TeX, find links', () =>
    records.map((record, index) => toRow(record, hashes[index] ?? '')),
  );
  await writeInBulk(async (sql) => {
    const timed = timer.watch(sql);
    const places = new Map(records.map((record) => [record.id, { paperId: record.id, ...placeOf(record) }]));
    const placed = ({ id }: PaperRecord) =>
      places.get(id) ?? { paperId: id, day: '1991-08-14', dayBy: 'estimated' };
    await upsertPapers(timed, records, (record) => startingStanding(placed(record)));
    await enterPapers(timed, [...places.values()]);
  });
}

function readable(line: string): PaperRecord[] {
  try {
    return [readLine(line)];
  } catch {
    return [];
  }
}

class Timer {
  private sums = new Map<string, number>();

  time<T>(stage: string, work: () => T): T {
    const begun = performance.now();
    const result = work();
    this.add(stage, performance.now() - begun);
    return result;
  }

  watch(sql: Sql): Sql {
    return async (text, values) => {
      const begun = performance.now();
      const rows = await sql(text, values);
      const table = /insert into (\w+)/.exec(text)?.[1] ?? 'look up';
      this.add(`database: ${table}`, performance.now() - begun);
      return rows as never;
    };
  }

  reset(): void {
    this.sums.clear();
  }

  perRecord(count: number): Record<string, number> {
    return Object.fromEntries([...this.sums].map(([stage, ms]) => [stage, (ms * 1000) / count]));
  }

  private add(stage: string, ms: number): void {
    this.sums.set(stage, (this.sums.get(stage) ?? 0) + ms);
  }
}

async function firstLines(path: string, count: number): Promise<string[]> {
  const file = createReadStream(path);
  const input = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  const lines: string[] = [];
  for await (const line of createInterface({ input })) {
    lines.push(line);
    if (lines.length === count) break;
  }
  file.destroy();
  return lines;
}
