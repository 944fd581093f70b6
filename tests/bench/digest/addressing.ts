import { randomUUID } from 'node:crypto';
import { writeInBulk } from '@/lib/bulk';
import { closeDb } from '@/lib/db';
import { addressEdition } from '@/lib/digest/audience-commands';
import { type Claim, claimBatch } from '@/lib/digest/claim-commands';
import { startSending } from '@/lib/digest/sending-commands';
import { scratchDatabase } from '../server';
import { printTable } from '../table';
import { insertEdition, insertSubscribers } from './readers';

const subscribers = 1_000_000;
const claimed = 100_000;
const marked = 10_000;
const workers = 4;

/** Addressing a million subscribers, the same again, claiming, and the mark before a mail is sent. */
export async function benchAddressing(): Promise<void> {
  process.env.MAIL_MAX_LATENESS_HOURS = '72';
  const database = await scratchDatabase('bench_addressing');
  process.env.DATABASE_URL = database.url;
  try {
    await insertEdition(10);
    await insertSubscribers(subscribers);
    const first = await timed(() => addressEdition('daily'));
    await writeInBulk(async (sql) => {
      await sql('set local statement_timeout = 0');
      await sql('update subscribers set next_due_at = now()');
    });
    const again = await timed(() => addressEdition('daily'));
    await writeInBulk((sql) => sql('analyze deliveries'));
    const claims: Claim[] = [];
    const names = Array.from({ length: workers }, () => randomUUID());
    const claiming = await timed(() => Promise.all(names.map((name) => claimMany(name, claims))));
    const marking = await timed(() => Promise.all(names.map((name) => markMany(name, claims))));
    printTable(`${subscribers.toLocaleString('en-US')} subscribers`, [
      row('addressing, 20,000 a statement', subscribers, first.seconds),
      row('the same again, nothing to write', subscribers, again.seconds),
      row(`claiming, ${workers} workers, 100 at a time`, claims.length, claiming.seconds),
      row('the mark “sending”, a commit each', marked, marking.seconds),
    ]);
    console.log(
      `addressed ${first.result.addressed}, then ${again.result.addressed} (goals: 30 s; 10,000 claims/s)`,
    );
    console.log(`claimed twice: ${claims.length - new Set(claims.map(({ number }) => number)).size}`);
  } finally {
    await closeDb();
    await database.drop();
  }
}

async function claimMany(worker: string, claims: Claim[]): Promise<void> {
  while (claims.length < claimed) {
    const batch = await claimBatch(worker, 100);
    claims.push(...batch.claims.map((claim) => ({ ...claim, locale: worker })));
  }
}

/** Each worker marks its own. The claim's locale is of no use here, so it tells whose it is. */
async function markMany(worker: string, claims: Claim[]): Promise<void> {
  const own = claims.filter(({ locale }) => locale === worker).slice(0, marked / workers);
  for (const claim of own) await startSending(claim, worker, '<bench@example.org>');
}

async function timed<T>(work: () => Promise<T>): Promise<{ seconds: number; result: T }> {
  const begun = performance.now();
  const result = await work();
  return { seconds: (performance.now() - begun) / 1000, result };
}

function row(step: string, rows: number, seconds: number) {
  return { step, rows, seconds, 'rows/s': rows / seconds };
}
