import pg from 'pg';
import { closeDb } from '@/lib/db';
import { scratchDatabase } from '../server';
import { printTable } from '../table';
import { layDays } from './days';
import { fill } from './fill';
import { compare, measure, type Times } from './measure';
import { printPlans } from './plans';
import { drawSample } from './sample';

const small = 10_000;
const large = Number(process.env.SCALE_PAPERS ?? 1_000_000);

const remarks = `Made by random numbers inside the server, the same ones each time. The smaller catalogue has fewer feed days and
people, not fewer papers a day or votes a paper. The search index holds titles only: no list reads it.`;

const goals = `Goals for a day's list, a month's list, a paper page and the overlay: p95 at most 40 median primary-key reads, and 10 ms
on a quiet machine; growth at most 2.`;

/** The reads of the main pages in a catalogue of ten thousand papers and in one of a million. */
export async function benchScale(): Promise<void> {
  const database = await scratchDatabase('bench_scale');
  process.env.DATABASE_URL = database.url;
  const client = new pg.Client(database.url);
  // Dropping the database cuts connections that are still closing.
  client.on('error', () => {});
  try {
    await client.connect();
    console.log(remarks);
    const before = await measureCatalogue(client, small, false);
    const after = await measureCatalogue(client, large, true);
    printTable(`Reads in ${large} papers, and in ${small} papers of as many a day`, compare(before, after));
    console.log(goals);
  } finally {
    await client.end();
    await closeDb();
    await database.drop();
  }
}

async function measureCatalogue(
  client: pg.Client,
  papers: number,
  withPlans: boolean,
): Promise<Record<string, Times>> {
  const days = layDays(papers);
  console.log(`\nA catalogue of ${papers} papers over ${days.length} feed days`);
  await fill(client, days, Math.max(1_000, papers / 50));
  await describe(client);
  const sample = await drawSample(client, days);
  const times = await measure(client, sample);
  if (withPlans) await printPlans(client, sample);
  return times;
}

async function describe(client: pg.Client): Promise<void> {
  const { rows } = await client.query<Record<string, string>>(`
    select (select count(*) from papers) as papers, (select count(distinct feed_day) from entries) as days,
      (select count(*) from votes) as votes, (select max(upvotes) from papers) as "most votes",
      (select count(*) from papers where upvotes = 0) as "without votes", (select count(*) from users) as people,
      (select count(*) from comments) as comments, pg_size_pretty(pg_database_size(current_database())) as size,
      (select count(*) from papers p join entries e on e.paper_id = p.id
        where (p.upvotes, p.tie) is distinct from (e.upvotes, e.tie)) as "standings that differ"`);
  console.log(
    `  ${Object.entries(rows[0] ?? {})
      .map(([name, value]) => `${name} ${value}`)
      .join(', ')}`,
  );
}
