import { sendEditions } from '@/lib/channels/sending-commands';
import { closeDb } from '@/lib/db';
import { type DryEdition, rehearse } from '@/lib/digest/dry-run-queries';
import { listEditionsShown } from '@/lib/digest/operator-queries';
import { env } from '@/lib/env';
import { allowSendingHere } from '@/lib/mail/commands';
import { closeLetters } from '@/lib/mail/transport';
import { readSending } from '@/lib/runs/sending-queries';

const usage = `Usage: npm run digest -- [--dry-run [--list] [--json] | --allow-sending-here]
  (nothing)              freezes what is due and sends it once, with its progress on stderr
  --dry-run              prints what would be sent now and what would be skipped; writes and sends nothing
    --list               with the addresses, masked
    --json               as JSON
  --allow-sending-here   lets a database that was copied to this address send mail`;

const everyMs = 5_000;

const reasons: Record<string, string> = {
  later: 'to be tried again later',
  late: 'too late, or a newer edition is due',
  paused: 'paused',
  suppressed: 'on the suppression list',
  held: 'the edition is held',
  gate_closed: 'the mail server or the receiver takes no mail now',
  nothing_matched: 'nothing matches the reader’s choice',
};

await main(process.argv.slice(2));
closeLetters();
await closeDb();

async function main(options: string[]): Promise<void> {
  if (options.includes('--help')) print(usage);
  else if (options.includes('--dry-run')) await dryRun(options);
  else if (options.includes('--allow-sending-here')) await allow();
  else await sendNow();
}

async function sendNow(): Promise<void> {
  const telling = setInterval(() => void tellProgress(), everyMs);
  const { counts, tags } = await sendEditions({ budgetMs: 600_000 }).finally(() => clearInterval(telling));
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

async function tellProgress(): Promise<void> {
  const { editions } = await listEditionsShown(1).catch(() => ({ editions: [] }));
  for (const { kind, periodStart, counts } of editions.filter(({ open }) => open > 0)) {
    const states = Object.entries(counts).filter(([, readers]) => readers > 0);
    const told = states.map(([state, readers]) => `${readers} ${state}`).join(', ');
    process.stderr.write(`${kind} ${periodStart}: ${told}\n`);
  }
}

async function dryRun(options: string[]): Promise<void> {
  const sending = await readSending();
  const { editions } = await rehearse(new Date(), { list: options.includes('--list') });
  if (options.includes('--json')) return print(JSON.stringify({ sending, editions }, null, 2));
  if (sending === 'off') print('MAIL_SENDING is off: a run would freeze editions and send nothing.');
  if (sending === 'copied') print('This database first sent from another address: a run would send nothing.');
  for (const edition of editions) describe(edition);
  const readers = editions.reduce((sum, edition) => sum + edition.readers, 0);
  print(`${readers} would be written to now. Nothing was written or sent.`);
}

function describe({ kind, periodStart, papers, frozen, readers, skipped, addresses }: DryEdition): void {
  if (!frozen) print(`would be frozen now: ${kind} ${periodStart}, ${papers} papers`);
  print(`${kind} ${periodStart}: ${readers} would be written to`);
  for (const [why, count] of Object.entries(skipped)) print(`  ${count} not: ${reasons[why] ?? why}`);
  for (const address of addresses) print(`  ${address}`);
}

async function allow(): Promise<void> {
  await allowSendingHere();
  print('This database may send mail from this address.');
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
