import { addDays, currentFeedDay, type Day } from '@/lib/dates';
import { db } from '@/lib/db';
import { publishEdition } from '@/lib/digest/edition-commands';
import { insertPaper } from '@/tests/support/papers';

export const operator = { userId: 'o', handle: 'o', name: 'Operator', role: 'admin' } as const;

/** An empty database with two papers of yesterday and of the day before, and no editions yet. */
export async function setNewsroom(): Promise<void> {
  await db().$executeRaw`truncate channels, posts, editions, edition_papers, papers, entries cascade`;
  const today = currentFeedDay();
  await insertPaper({ id: '2610.00001', title: 'Quiet & <small> paper', day: addDays(today, -1) });
  await insertPaper({ id: '2610.00002', title: 'Loved paper', upvotes: 12, day: addDays(today, -1) });
  await insertPaper({ id: '2610.00003', title: 'Old paper', day: addDays(today, -2) });
}

/** Freezes the edition of this many feed days ago as if that day had just ended. */
export async function freeze(daysAgo = 1): Promise<string> {
  const day = addDays(currentFeedDay(), -daysAgo);
  await publishEdition('daily', day);
  return (await editionOf(day)).id;
}

export function editionOf(day: Day) {
  return db().edition.findFirstOrThrow({
    where: { kind: 'daily', periodStart: new Date(`${day}T00:00:00Z`) },
  });
}

export function insertChannel(address: string, more: Record<string, unknown> = {}) {
  const createdAt = new Date(Date.now() - 60_000);
  return db().channel.create({
    data: {
      ...{ type: 'webhook', name: 'Lab', kind: 'daily', address, secret: 's'.repeat(32), createdAt },
      ...more,
    },
  });
}

/** What the clock would do: leases run out and waits end. */
export async function postsWait(): Promise<void> {
  await db().$executeRaw`update posts set lease_until = now() - interval '1 second'
    where status in ('claimed', 'sending')`;
  await db().$executeRaw`update posts set not_before = now() where status = 'retry'`;
}
