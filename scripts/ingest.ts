import { closeDb } from '@/lib/db';
import { bringInPapers } from '@/lib/ingest/bring-in';
import { explain } from '@/lib/ingest/reading';
import { ingestFrom } from '@/lib/ingest/sources';
import { requireNoFailures } from '@/lib/ingest/tally';
import { touchedTags } from '@/lib/ingest/touched-tags';
import { expirePages } from './parts/expire-pages';
import { readArguments, usage, type Wanted } from './parts/ingest-arguments';
import { ProgressLine } from './parts/ingest-progress';
import { describe } from './parts/ingest-report';

const progress = new ProgressLine();

process.exitCode = await main();
await closeDb();

async function main(): Promise<number> {
  const wanted = readArguments(process.argv.slice(2));
  if (typeof wanted === 'string') {
    process.stderr.write(`${wanted}\nnpm run ingest -- --help shows what can be asked for.\n`);
    return 2;
  }
  process.once('SIGINT', () => stop(wanted));
  try {
    await run(wanted);
    return 0;
  } catch (error) {
    progress.say(explain(error));
    return 1;
  }
}

async function run(wanted: Wanted): Promise<void> {
  if (wanted.what === 'help') return print(usage);
  if (wanted.what === 'bring-in') return await bringIn();
  const { what, scope, dryRun } = wanted;
  const started = performance.now();
  let differences = 0;
  const result = await ingestFrom(what, scope, {
    dryRun,
    onFile: progress.onFile,
    onPage: progress.onPage,
    onDifference: ({ id, what }) => {
      differences += 1;
      progress.end();
      print(`${id}  ${what}`);
    },
  });
  progress.end();
  if (!dryRun) await expirePages(touchedTags(result));
  if (what === 'reconcile') print(`${differences} papers differ from arXiv.`);
  print(describe(result, (performance.now() - started) / 1000, dryRun));
  requireNoFailures(result);
}

async function bringIn(): Promise<void> {
  const { source, papers } = await bringInPapers();
  await expirePages(['newest-day', 'archive', 'trending']);
  print(`${papers} papers (${source}).`);
}

/** What is half done is taken back by the database; the run's row says how far it came. */
function stop(wanted: Wanted): void {
  const dryRun = 'dryRun' in wanted && wanted.dryRun;
  progress.say(dryRun ? 'Stopped. Nothing was written.' : progress.place);
  process.exit(130);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
