import { db, Prisma } from '@/lib/db';
import { job as importJob } from '@/lib/subscribers/operator/import-run';

const batch = 5_000;

/**
 * Takes away who asked and never confirmed, thirty days after the last question, and by then also questions that an erased
 * subscriber put to other inboxes. Returns how many subscribers.
 */
export async function removeUnconfirmed(): Promise<number> {
  let removed = 0;
  for (let last = batch; last === batch; ) {
    last = await db().$executeRaw(Prisma.sql`delete from subscribers where id in (${unconfirmed(batch)})`);
    removed += last;
  }
  await db().$executeRaw`
    delete from confirmations where subscriber_id is null and requested_at < now() - interval '30 days'`;
  return removed;
}

/** Takes away imports a day old, with the addresses sealed in them: previews and refused lines. Returns how many. */
export async function removeOldImports(): Promise<number> {
  return db().$executeRaw(Prisma.sql`
    delete from runs where job = ${importJob} and started_at < now() - interval '1 day'`);
}

/** Exported so that a test can look at its plan. */
export function unconfirmed(limit: number): Prisma.Sql {
  return Prisma.sql`
    select id from subscribers s
    where status = 'pending' and created_at < now() - interval '30 days' and not exists (
      select from confirmations c
      where c.subscriber_id = s.id and c.requested_at > now() - interval '30 days')
    limit ${limit}`;
}
