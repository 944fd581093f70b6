import { closeDb } from '@/lib/db';
import { insertPaper } from '../support/papers';
import { build, isBuilt, scratchDatabase, serve } from './server';

export const benchDay = '2026-10-29';

const words =
  'attention gradient sample policy kernel token layer graph noise prior margin proof batch'.split(' ');

/** The built site over a database whose one day has 50 chosen papers. */
export async function serveFeed(): Promise<{ address: string; stop: () => Promise<void> }> {
  const database = await scratchDatabase('bench_page');
  process.env.DATABASE_URL = database.url;
  for (let index = 0; index < 50; index++) await insertBenchPaper(index);
  await closeDb();
  if (!isBuilt('.')) build('.', { DATABASE_URL: database.url });
  const served = await serve('.', { DATABASE_URL: database.url });
  const stop = async () => {
    served.stop();
    await database.drop();
  };
  return { address: served.address, stop };
}

async function insertBenchPaper(index: number): Promise<void> {
  await insertPaper({
    id: `2610.${String(10_000 + index)}`,
    title: `${sentence(index, 9)} in small models`,
    abstract: Array.from({ length: 9 }, (_, part) => `${sentence(index + part, 18)}.`).join(' '),
    authors: ['Ada Roe', 'Bo Lin', 'Cy Day', 'Di Moss'],
    day: benchDay,
    upvotes: 50 - index,
  });
}

function sentence(seed: number, length: number): string {
  return Array.from({ length }, (_, index) => words[(seed * 7 + index * 5) % words.length]).join(' ');
}
