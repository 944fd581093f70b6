import { closeDb } from '@/lib/db';
import { keepVectors } from '@/lib/embedding/commands';
import type { EmbedProgress } from '@/lib/embedding/schema';
import { readEmbeddingStatus } from '@/lib/embedding/status-queries';
import { recountCorpus } from '@/lib/search/corpus-commands';

const usage = `Usage: npm run embed [-- --status | --refit]
  (nothing)   counts the words of the papers if it is time, fits a model if one is due, gives every paper its vector, and renews those of changed papers
  --status    prints what search uses, how far the vectors are, and the last run
  --refit     fits anew although none is due`;

const everyMs = process.stderr.isTTY ? 200 : 5_000;
const steps = { read: 'reading', fit: 'fitting', fill: 'filling', renew: 'renewing' } as const;

let last = 0;

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());

process.exitCode = await main(process.argv.slice(2));
await closeDb();

async function main(options: string[]): Promise<number> {
  if (options.includes('--help')) return print(usage);
  const unknown = options.find((option) => option !== '--status' && option !== '--refit');
  if (unknown) return fail(`${unknown} cannot be asked for.\n${usage}`, 2);
  try {
    if (options.includes('--status')) return print(await readEmbeddingStatus());
    return await embed(options.includes('--refit'));
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error), 1);
  }
}

async function embed(force: boolean): Promise<number> {
  await recountCorpus();
  const result = await keepVectors({ force, signal: stopping.signal, onProgress });
  if (process.stderr.isTTY) process.stderr.write('\n');
  if (result.outcome === 'busy') return print('Another process is at it; --status shows how far it is.');
  const { model, filled, renewed } = result;
  print(`${filled} vectors filled, ${renewed} renewed${model ? `; search now uses ${model}` : ''}.`);
  return result.outcome === 'done' ? 0 : fail('Stopped. The same command goes on from there.', 130);
}

function onProgress({ step, done, of }: EmbedProgress): void {
  if (done < of && performance.now() - last < everyMs) return;
  last = performance.now();
  const line = `${steps[step]}: ${done.toLocaleString('en')} of ${of.toLocaleString('en')}`;
  process.stderr.write(process.stderr.isTTY ? `\r${line.padEnd(60)}` : `${line}\n`);
}

function print(line: string): number {
  process.stdout.write(`${line}\n`);
  return 0;
}

function fail(line: string, code: number): number {
  process.stderr.write(`${line}\n`);
  return code;
}
