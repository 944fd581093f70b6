import { PrismaPg } from '@prisma/adapter-pg';
import { closeBulk } from '@/lib/bulk';
import { Prisma, PrismaClient } from '@/lib/db/client/client';
import { env } from '@/lib/env';

export { Prisma };

const kept = globalThis as { broadsheetDb?: PrismaClient };

/** The one client of this process. Statements end after 10 s and waiting for a connection after 5 s. */
export function db(): PrismaClient {
  kept.broadsheetDb ??= new PrismaClient({
    adapter: new PrismaPg(
      {
        connectionString: env().DATABASE_URL,
        max: 16,
        connectionTimeoutMillis: 5_000,
        statement_timeout: 10_000,
        idle_in_transaction_session_timeout: 30_000,
      },
      { statementNameGenerator: ({ sql }) => preparedName(sql) },
    ),
  });
  return kept.broadsheetDb;
}

/** Closes the connections, so that a command line or a test can end. */
export async function closeDb(): Promise<void> {
  await Promise.all([kept.broadsheetDb?.$disconnect(), closeBulk()]);
  delete kept.broadsheetDb;
}

/**
 * A statement that begins with a comment such as "prepared: cast-vote" is planned once per connection. Others are not
 * kept: texts with lists of every length would fill the server's memory.
 */
function preparedName(sql: string): string {
  return /^\s*\/\* prepared: ([a-z-]+) \*\//.exec(sql)?.[1] ?? '';
}
