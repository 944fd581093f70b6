import { masked } from '@/lib/addresses';
import { toDay } from '@/lib/dates';
import { closeDb } from '@/lib/db';
import { listDue } from '@/lib/digest/audience-commands';
import { runDigest } from '@/lib/digest/commands';
import { env } from '@/lib/env';
import { allowSendingHere } from '@/lib/mail/commands';
import { closeLetters } from '@/lib/mail/transport';

const usage = `Usage: npm run digest -- [--dry-run | --allow-sending-here]
  (nothing)              freezes what is due and sends it once
  --dry-run              prints what would be sent now and to whom, writes and sends nothing
  --allow-sending-here   lets a database that was copied to this address send mail`;

await main(process.argv.slice(2));
closeLetters();
await closeDb();

async function main(options: string[]): Promise<void> {
  if (options.includes('--help')) print(usage);
  else if (options.includes('--dry-run')) await dryRun();
  else if (options.includes('--allow-sending-here')) await allow();
  else await sendNow();
}

async function sendNow(): Promise<void> {
  const { counts, tags } = await runDigest({ budgetMs: 600_000 });
  if (tags.length > 0) await expire(tags);
  print(JSON.stringify(counts));
}

/** Tells a running site which pages are out of date. A site that does not run needs no telling. */
async function expire(tags: string[]): Promise<void> {
  const { PORT, CRON_SECRET } = env();
  await fetch(`http://127.0.0.1:${PORT}/api/cron/expire`, {
    method: 'POST',
    headers: { authorization: `Bearer ${CRON_SECRET ?? ''}`, 'content-type': 'application/json' },
    body: JSON.stringify({ tags }),
    signal: AbortSignal.timeout(10_000),
  }).catch(() => undefined);
}

async function dryRun(): Promise<void> {
  let readers = 0;
  for (const kind of ['daily', 'weekly'] as const)
    for (const { email, periodStart } of await listDue(kind)) {
      readers += 1;
      print(`${kind}  ${toDay(periodStart)}  ${masked(email)}`);
    }
  print(`${readers} would be written to from the editions that are frozen now. Nothing was sent.`);
}

async function allow(): Promise<void> {
  await allowSendingHere();
  print('This database may send mail from this address.');
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
