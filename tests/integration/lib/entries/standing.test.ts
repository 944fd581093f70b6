import pg from 'pg';
import { expect, test } from 'vitest';
import { db } from '@/lib/db';
import { listDay, listPeriod } from '@/lib/entries/queries';
import { castVote, withdrawVote } from '@/lib/votes/commands';
import { insertPaper, insertUser } from '../../../support/papers';

const day = '2026-10-29';

test('a vote moves a paper up its day and its month at once, and back when it is withdrawn', async () => {
  await insertPaper({ id: '2610.00001', day, tie: '00000000' });
  await insertPaper({ id: '2610.00002', day, tie: '11111111' });
  const viewer = { userId: await insertUser('ada'), handle: 'ada', name: 'Ada', role: 'reader' as const };
  expect(await orders()).toEqual(['2610.00001 2610.00002', '2610.00001 2610.00002']);
  await castVote(viewer, { paperId: '2610.00002' });
  expect(await orders()).toEqual(['2610.00002 2610.00001', '2610.00002 2610.00001']);
  await withdrawVote(viewer, { paperId: '2610.00002' });
  expect(await orders()).toEqual(['2610.00001 2610.00002', '2610.00001 2610.00002']);
});

test('a paper that gets its day while a vote for it is being cast stands there with that vote', async () => {
  await insertPaper({ id: '2610.00003', upvotes: 4 });
  const voter = await connect();
  const editor = await connect();
  await voter.query(`begin; update papers set upvotes = 5 where id = '2610.00003'`);
  const entering = editor.query(
    `insert into entries (paper_id, feed_day, batch, day_by) values ('2610.00003', '${day}', 1, 'feed')`,
  );
  await waitUntilBlocked(voter);
  await voter.query('commit');
  await entering;
  expect(await db().$queryRaw`select upvotes from entries where paper_id = '2610.00003'`).toEqual([
    { upvotes: 5 },
  ]);
  await Promise.all([voter.end(), editor.end()]);
});

async function orders(): Promise<string[]> {
  const lists = [await listDay(day, 1), await listPeriod('2026-10-01', '2026-10-31', 1)];
  return lists.map(({ papers }) => papers.map(({ id }) => id).join(' '));
}

/** Until the editor's statement waits for the voter's; asks again and again, since Postgres does not tell. */
async function waitUntilBlocked(voter: pg.Client): Promise<void> {
  const waiting = `select count(*)::int as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  for (let tries = 0; tries < 2_000; tries++)
    if ((await voter.query<{ count: number }>(waiting)).rows[0]?.count) return;
  throw new Error('The entry did not wait for the vote.');
}

async function connect(): Promise<pg.Client> {
  const client = new pg.Client(process.env.DATABASE_URL);
  await client.connect();
  return client;
}
