import { db, Prisma } from '@/lib/db';

/**
 * The plan of a statement when reading whole tables is to be avoided, as on a table that has grown. A text may have
 * places for values ($1); it is then planned for any.
 */
export async function explain(statement: Prisma.Sql | string): Promise<string> {
  const rows = await db().$transaction(async (transaction) => {
    await transaction.$executeRaw`SET LOCAL enable_seqscan = off`;
    if (typeof statement === 'string')
      return transaction.$queryRawUnsafe<Row[]>(`EXPLAIN (GENERIC_PLAN) ${statement}`);
    return transaction.$queryRaw<Row[]>(Prisma.sql`EXPLAIN ${statement}`);
  });
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

type Row = { 'QUERY PLAN': string };
