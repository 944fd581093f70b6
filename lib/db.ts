import { PrismaPg } from '@prisma/adapter-pg';
import { Prisma, PrismaClient } from '@/lib/db/client/client';
import { env } from '@/lib/env';

export { Prisma };

const kept = globalThis as { broadsheetDb?: PrismaClient };

/** The one client of this process. Statements end after 10 s and waiting for a connection after 5 s. */
export function db(): PrismaClient {
  kept.broadsheetDb ??= new PrismaClient({
    adapter: new PrismaPg({
      connectionString: env().DATABASE_URL,
      max: 16,
      connectionTimeoutMillis: 5_000,
      statement_timeout: 10_000,
    }),
  });
  return kept.broadsheetDb;
}

/** Closes the connections, so that a command line or a test can end. */
export async function closeDb(): Promise<void> {
  await kept.broadsheetDb?.$disconnect();
  delete kept.broadsheetDb;
}
