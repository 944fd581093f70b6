import { toDay } from '@/lib/dates';
import { closeDb } from '@/lib/db';
import { listDue } from '@/lib/digest/audience-commands';
import { runDigest } from '@/lib/digest/commands';
import { allowSendingHere } from '@/lib/mail/commands';
import { closeLetters } from '@/lib/mail/transport';
import { masked } from '@/lib/subscribers/address';

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
  else print(JSON.stringify(await runDigest({ budgetMs: 600_000 })));
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
