import { addDays, currentFeedDay } from '@/lib/dates';
import { db } from '@/lib/db';
import { runDigest } from '@/lib/digest/commands';
import { insertPaper } from '@/tests/support/papers';
import { insertReaders } from '@/tests/support/readers';

/** An empty database with two papers of a day that is over, and these readers to tell. */
export async function setScene(readers: string[]): Promise<void> {
  await db()
    .$executeRaw`truncate deliveries, editions, edition_papers, subscribers, confirmations, consents, papers,
    entries, suppressions, runs, mail_gates, bounces cascade`;
  const day = addDays(currentFeedDay(), -1);
  await insertPaper({ id: '2610.00001', title: 'Quiet paper', day });
  await insertPaper({ id: '2610.00002', title: 'Loved paper', upvotes: 12, day });
  await insertReaders(readers);
}

export function readersCalled(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${name}${index}@d${index % 7}.example.org`);
}

/** What the clock would do: leases run out, waits end, closed gates open. */
export async function timePasses(): Promise<void> {
  await db().$executeRaw`update deliveries set lease_until = now() - interval '1 second'
    where status in ('claimed', 'sending')`;
  await db().$executeRaw`update deliveries set not_before = now() where status = 'retry'`;
  await db().$executeRaw`update mail_gates set closed_until = now() where closed_until > now()`;
}

/** Lets time pass and runs the digest until nothing is open any more. */
export async function runToTheEnd(): Promise<void> {
  for (let run = 0; run < 12; run += 1) {
    await timePasses();
    await runDigest({ budgetMs: 60_000 });
    if ((await openDeliveries()) === 0) return;
  }
}

export function openDeliveries(): Promise<number> {
  return db().delivery.count({ where: { status: { in: ['pending', 'claimed', 'sending', 'retry'] } } });
}
