import type pg from 'pg';
import type { DaySize } from './days';
import { insertPapers, stages } from './stages';

const chunk = 100_000;
const marks = ['read_papers', 'saved_papers', 'hidden_papers', 'visits'];
const tables = ['papers', 'paper_versions', 'entries', 'users', 'votes', 'comments', ...marks];

type Index = { name: string; drop: string; create: string };

/** Empties the database and fills it with a catalogue over these days, telling how long each stage takes. */
export async function fill(client: pg.Client, days: DaySize[], people: number): Promise<void> {
  await prepare(client, days, people);
  const indexes = await listIndexes(client);
  for (const index of indexes) await client.query(index.drop);
  for (const [name, statement] of Object.entries(stages)) await stage(name, () => client.query(statement));
  await fillPapers(client, days);
  for (const index of indexes) await stage(`index ${index.name}`, () => client.query(index.create));
  await stage('vacuum and analyze', () => client.query(`vacuum (analyze) ${tables.join(', ')}`));
  // Plans are to be those of a usual connection.
  await client.query('discard all');
}

/** References are not checked while it fills, row by row; the statements keep them. */
async function prepare(client: pg.Client, days: DaySize[], people: number): Promise<void> {
  await client.query('truncate papers, users cascade');
  await client.query(`set session_replication_role = replica; set synchronous_commit = off; set work_mem = '256MB';
    set maintenance_work_mem = '512MB'; set jit = off; select setseed(0.5)`);
  await client.query(`create temp table asked as select ${people} as people`);
  await client.query(
    `create temp table days as
      select row_number() over (order by day desc) as newness, *
      from json_to_recordset($1) as day (day date, batch int, papers int)`,
    [JSON.stringify(days)],
  );
}

async function fillPapers(client: pg.Client, days: DaySize[]): Promise<void> {
  const papers = days.reduce((sum, day) => sum + day.papers, 0);
  for (let first = 1; first <= papers; first += chunk) {
    const last = Math.min(papers, first + chunk - 1);
    await stage(`papers to ${last}`, () => client.query(insertPapers, [first, last]));
  }
}

/** What is quicker to build at the end: all but the primary keys that others refer to. */
async function listIndexes(client: pg.Client): Promise<Index[]> {
  const { rows } = await client.query<Index>(
    `select i.relname as name,
      case when c.oid is null then format('drop index %I', i.relname)
        else format('alter table %I drop constraint %I', t.relname, i.relname) end as drop,
      case when c.oid is null then pg_get_indexdef(i.oid)
        else format('alter table %I add constraint %I %s', t.relname, i.relname, pg_get_constraintdef(c.oid)) end as create
    from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
      left join pg_constraint c on c.conindid = i.oid and c.contype in ('p', 'u')
    where t.relname = any($1) and t.relnamespace = 'public'::regnamespace
      and not (x.indisprimary and t.relname in ('papers', 'users', 'comments'))
    order by t.relname, i.relname`,
    [tables],
  );
  return rows;
}

async function stage(name: string, work: () => Promise<unknown>): Promise<void> {
  const begun = performance.now();
  await work();
  console.log(`  ${name}: ${((performance.now() - begun) / 1000).toFixed(1)} s`);
}
