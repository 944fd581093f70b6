import { db, Prisma } from '@/lib/db';

/** The plan of a statement when reading whole tables is to be avoided, as on a table that has grown. */
export async function explain(statement: Prisma.Sql): Promise<string> {
  const rows = await db().$transaction(async (transaction) => {
    await transaction.$executeRaw`SET LOCAL enable_seqscan = off`;
    return transaction.$queryRaw<{ 'QUERY PLAN': string }[]>(Prisma.sql`EXPLAIN ${statement}`);
  });
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}
