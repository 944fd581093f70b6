import { db, Prisma } from '@/lib/db';

const fewest = 5;
const highest = 0.001;

export type ComplaintRate = { complaints: number; sent: number; high: boolean };

/** Complaints of the last seven days beside the mails sent; `high` above one in a thousand, from five complaints on. */
export async function readComplaintRate(): Promise<ComplaintRate> {
  const [row] = await db().$queryRaw<{ complaints: number; sent: number }[]>(selectComplaints);
  const { complaints, sent } = row ?? { complaints: 0, sent: 0 };
  return { complaints, sent, high: complaints >= fewest && complaints > sent * highest };
}

/** Exported so that a test can look at its plan. Closed editions have written their counts down. */
export const selectComplaints: Prisma.Sql = Prisma.sql`
  select
    (select count(*)::int from bounces where at > now() - interval '7 days' and type = 'complaint') as complaints,
    (select coalesce(sum(coalesce((e.tally->>'sent')::int,
        (select count(*)::int from deliveries d where d.edition_id = e.id and d.status = 'sent'))), 0)::int
      from editions e where e.frozen_at > now() - interval '7 days') as sent`;
