import { parseArgs } from 'node:util';
import { receiveReport } from '@/lib/bounces/commands';
import { closeDb } from '@/lib/db';

const usage = `Usage: npm run --silent bounce -- [--to ADDRESS] < MESSAGE
  Reads one raw message that came to the bounce domain and acts on it.
  --to ADDRESS   the recipient as the mail server knows it
  Ends with 0 when it is done, 64 for other words than these, 75 when it should be tried again.`;
const largest = 1_048_576;

process.exitCode = await main(process.argv.slice(2));
await closeDb();

async function main(words: string[]): Promise<number> {
  const options = read(words);
  if (!options || options.help) {
    process.stderr.write(`${usage}\n`);
    return options ? 0 : 64;
  }
  try {
    const raw = await readMessage();
    const { outcome, type } = await receiveReport(raw, { provider: 'pipe', envelopeTo: options.to });
    process.stdout.write(`${outcome}: ${type}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`Not taken, try again: ${error instanceof Error ? error.message : error}\n`);
    return 75;
  }
}

function read(words: string[]): { to?: string | undefined; help?: boolean | undefined } | null {
  try {
    const options = { to: { type: 'string' }, help: { type: 'boolean' } } as const;
    return parseArgs({ args: words, options }).values;
  } catch {
    return null;
  }
}

/** What is longer than any report is read to its end, so that the mail server can write it, and cut. */
async function readMessage(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    if (size < largest) chunks.push(chunk);
    size += chunk.length;
  }
  return Buffer.concat(chunks).subarray(0, largest);
}
