import { parseArgs } from 'node:util';
import { closeDb } from '@/lib/db';
import { env } from '@/lib/env';
import { ingestAnnouncements } from '@/lib/ingest/announcements';
import { bringInPapers } from '@/lib/ingest/bring-in';
import { ingestDemo } from '@/lib/ingest/demo';
import { ingestFile, type Progress } from '@/lib/ingest/file';
import { ingestIds } from '@/lib/ingest/ids';
import { explain } from '@/lib/ingest/reading';
import { type IngestResult, requireNoFailures } from '@/lib/ingest/tally';
import { touchedTags } from '@/lib/ingest/touched-tags';

const usage =
  'Usage: npm run ingest -- [--file FILE | --id ID … | --demo | --bring-in]. Without any: what arXiv announces now.';
const tagsARequest = 128;

process.exitCode = await main();
await closeDb();

async function main(): Promise<number> {
  const wanted = readArguments();
  if (typeof wanted === 'string') {
    process.stderr.write(`${wanted}\n`);
    return 2;
  }
  try {
    process.stdout.write(`${await run(wanted)}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    return 1;
  }
}

type Wanted = { file?: string; id?: string[]; demo?: boolean; 'bring-in'?: boolean };

function readArguments(): Wanted | string {
  try {
    const options = {
      file: { type: 'string' },
      id: { type: 'string', multiple: true },
      demo: { type: 'boolean' },
      'bring-in': { type: 'boolean' },
    } as const;
    const { values } = parseArgs({ options });
    return Object.keys(values).length > 1 ? usage : values;
  } catch (error) {
    return `${explain(error)} ${usage}`;
  }
}

async function run(wanted: Wanted): Promise<string> {
  if (wanted['bring-in']) {
    const { source, papers } = await bringInPapers();
    await expire(['newest-day', 'archive', 'trending']);
    return `${papers} papers (${source}).`;
  }
  const started = performance.now();
  const result = await ingest(wanted);
  await expire(touchedTags(result));
  requireNoFailures(result);
  return describe(result, (performance.now() - started) / 1000);
}

async function ingest(wanted: Wanted): Promise<IngestResult> {
  if (wanted.demo) return await ingestDemo();
  if (wanted.id) return await ingestIds(wanted.id);
  if (!wanted.file) return await ingestAnnouncements();
  try {
    return await ingestFile(wanted.file, showProgress());
  } finally {
    if (process.stderr.isTTY) process.stderr.write('\n');
  }
}

function showProgress(): (progress: Progress) => void {
  const everyMs = process.stderr.isTTY ? 200 : 5_000;
  let last = performance.now();
  return ({ lines, share }) => {
    if (performance.now() - last < everyMs && share < 1) return;
    last = performance.now();
    const bar = '#'.repeat(Math.round(share * 30)).padEnd(30, '.');
    const text = `[${bar}] ${Math.round(share * 100)} %  ${lines.toLocaleString('en')} records`;
    process.stderr.write(process.stderr.isTTY ? `\r${text}` : `${text}\n`);
  };
}

function describe(result: IngestResult, seconds: number): string {
  const { papers, changed, unchanged, quarantined, days } = result;
  const total = papers + changed + unchanged + quarantined;
  const counts = `${papers} new, ${changed} changed, ${unchanged} unchanged, ${quarantined} in quarantine`;
  return `${counts}; ${days.length} feed days touched; ${seconds.toFixed(1)} s, ${Math.round(total / seconds)} records/s.`;
}

/** Tells a running site which pages are out of date. A site that does not run needs no telling. */
async function expire(tags: string[]): Promise<void> {
  const { SITE_URL, CRON_SECRET } = env();
  if (!CRON_SECRET) return;
  const few = tags.slice(0, tagsARequest * 20);
  for (let start = 0; start < few.length; start += tagsARequest)
    try {
      await fetch(`${SITE_URL}/api/cron/expire`, {
        method: 'POST',
        headers: { authorization: `Bearer ${CRON_SECRET}`, 'content-type': 'application/json' },
        body: JSON.stringify({ tags: few.slice(start, start + tagsARequest) }),
        signal: AbortSignal.timeout(10_000),
      });
    } catch {
      return;
    }
}
