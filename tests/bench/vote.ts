import pg from 'pg';
import { closeDb, db } from '@/lib/db';
import { castVote } from '@/lib/votes/commands';
import { findMismatchedCounters } from '@/lib/votes/queries';
import { insertPaper, insertUser } from '../support/papers';
import { scratchDatabase } from './server';
import { median, printTable } from './table';

const connections = 16;
const papers = 150;
const people = 40;
const rounds = 5;

type Cast = (userId: string, paperId: string) => Promise<unknown>;

/** Votes per second through the command against the same statements by raw pg in one transaction. */
export async function benchVote(): Promise<void> {
  const database = await scratchDatabase('bench_vote');
  process.env.DATABASE_URL = database.url;
  const paperIds = await insertPapers();
  const userIds = await insertPeople();
  const pool = new pg.Pool({ connectionString: database.url, max: connections });
  // Dropping the database cuts connections that are still closing.
  pool.on('error', () => {});
  await time(byCommand, userIds, paperIds);
  await time(byPg(pool), userIds, paperIds);
  const rows = [];
  for (let round = 1; round <= rounds; round++) {
    const command = await time(byCommand, userIds, paperIds);
    const raw = await time(byPg(pool), userIds, paperIds);
    rows.push({ round, 'command votes/s': command, 'raw pg votes/s': raw, ratio: command / raw });
  }
  printTable(`Casting ${papers * people} votes over ${connections} connections`, rows);
  console.log(`median ratio ${median(rows.map((row) => row.ratio)).toFixed(2)} (goal: at least 0.6)`);
  console.log(`counters that differ from their rows: ${(await findMismatchedCounters()).length}`);
  await pool.end();
  await closeDb();
  await database.drop();
}

const byCommand: Cast = (userId, paperId) =>
  castVote({ userId, handle: 'bench', name: 'Bench', role: 'reader' }, { paperId });

function byPg(pool: pg.Pool): Cast {
  return async (userId, paperId) => {
    const client = await pool.connect();
    await client.query('begin');
    await client.query({ name: 'cast', text: castOne, values: [userId, paperId] });
    await client.query('commit');
    client.release();
  };
}

const castOne = `with changed as (
    insert into votes (user_id, paper_id, weight)
    select u.id, p.id, case
      when e.submitter_id = u.id then 0
      when u.created_at > now() - interval '7 days' then 0.25
      else 1 end
    from papers p join users u on u.id = $1 left join entries e on e.paper_id = p.id
    where p.id = $2
    on conflict do nothing
    returning 1 as count, weight
  ) update papers p set
    upvotes = p.upvotes + changed.count,
    vote_weight = p.vote_weight + changed.weight,
    hot = round((log(1 + p.vote_weight + changed.weight) + coalesce(e.batch, 0) / 2.0)::numeric, 7)
  from changed left join entries e on e.paper_id = $2
  where p.id = $2
  returning p.upvotes, e.feed_day`;

/** Every person votes for every paper once, from an empty table; gives votes per second. */
async function time(cast: Cast, userIds: string[], paperIds: string[]): Promise<number> {
  await db().$executeRaw`truncate votes`;
  await db().$executeRaw`update papers set upvotes = 0, vote_weight = 0`;
  const waiting = userIds.flatMap((userId) => paperIds.map((paperId) => ({ userId, paperId })));
  const total = waiting.length;
  const begun = performance.now();
  const loop = async () => {
    for (let vote = waiting.pop(); vote; vote = waiting.pop()) await cast(vote.userId, vote.paperId);
  };
  await Promise.all(Array.from({ length: connections }, loop));
  return (total / (performance.now() - begun)) * 1000;
}

async function insertPapers(): Promise<string[]> {
  const ids = Array.from({ length: papers }, (_, index) => `2610.${String(10_000 + index)}`);
  for (const id of ids) await insertPaper({ id, day: '2026-10-29' });
  return ids;
}

async function insertPeople(): Promise<string[]> {
  const handles = Array.from({ length: people }, (_, index) => `reader-${index}`);
  return Promise.all(handles.map((handle) => insertUser(handle)));
}
