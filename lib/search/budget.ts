import { db, Prisma } from '@/lib/db';
import { AppError } from '@/lib/errors';

/** How long a search may take in all, in milliseconds. */
export const searchBudgetMs = 2_000;

/** One statement of a search; ended when the search's time is over. */
export type Ask = <Row>(statement: Prisma.Sql) => Promise<Row[]>;

/** A busy machine ends a statement late: each may take so much of what is left. */
const statementShare = 0.9;

/**
 * Asks the database until the deadline (by `performance.now()`) and no longer. Nothing else is waited for in `work`, since
 * a transaction is open. Throws AppError search_timeout.
 */
export async function askUntil<T>(deadline: number, work: (ask: Ask) => Promise<T>): Promise<T> {
  try {
    const left = leftOf(deadline);
    return await db().$transaction(
      async (transaction) =>
        work(async (statement) => {
          await transaction.$queryRaw(limiting(Math.ceil(leftOf(deadline) * statementShare)));
          return transaction.$queryRaw(statement);
        }),
      { maxWait: left, timeout: left + 1_000 },
    );
  } catch (error) {
    if (isTimeout(error)) throw new AppError('search_timeout', undefined, { cause: error });
    throw error;
  }
}

/** Compiling a statement takes longer than any search; a bitmap that does not fit into memory is read twice. */
function limiting(milliseconds: number): Prisma.Sql {
  return Prisma.sql`
    select set_config('statement_timeout', ${String(milliseconds)}, true), set_config('jit', 'off', true),
      set_config('work_mem', '32MB', true)`;
}

/** Whole milliseconds, at least one; throws when there is none left. */
function leftOf(deadline: number): number {
  const left = Math.floor(deadline - performance.now());
  if (left < 1) throw new AppError('search_timeout');
  return left;
}

/** 57014: ended by the server. P2028, P2024: no connection came free in time. */
function isTimeout(error: unknown): boolean {
  return ['P2024', 'P2028'].includes(String(Object(error).code)) || String(error).includes('57014');
}
