import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus, loadavg } from 'node:os';
import type pg from 'pg';
import { printTable } from '../table';
import { filledDatabase, type Kept, stage, withClient } from './database';
import { generate, hasRealPapers, realPapers } from './generated';
import type { Speed } from './speed-once';

const generated = Number(process.env.SEARCH_PAPERS ?? 1_000_000);

const remarks = `The real papers are all that ../shared/data has (96,008, not 100,000), brought in from their file. The generated ones are
put together from halves of titles, sentences and lists of authors of these, so their vocabulary is no larger; the rows
that search reads are as in production, the papers beside them are narrow. Every query is asked for 20 ids, in turns with the others,
so that a busy moment falls on all alike. "plain" is one ts_rank_cd statement over the same table and index without any time limit.`;

const goals = `Goals: hybrid p95 at most 120 ms at 100,000; words p95 at most 400 ms at 1,000,000; words at least 3 times as fast as
plain on common words; no transaction of a search older than 2 s.`;

/** How long a search takes by words and by both, in real and in a million generated papers, beside plain ts_rank_cd. */
export async function benchSearchSpeed(): Promise<void> {
  if (!hasRealPapers()) return;
  console.log(`${remarks}\n${availableParallelism()} cores, ${cpus()[0]?.model.trim()}`);
  const real = await filledDatabase('bench_search_real', fillReal);
  await report('Real papers', real, 'both');
  const million = await filledDatabase(`bench_search_${generated}`, fillGenerated);
  await report(`${generated} generated papers`, million, 'words');
  console.log(goals);
}

async function fillReal(client: pg.Client, url: string): Promise<void> {
  await stage('import', async () => run('tests/bench/ingest/once.ts', url, [realPapers]));
  console.log('(with all indexes in place)');
  run('tests/bench/search/prepare-once.ts', url, ['meaning']);
  await client.query('vacuum (analyze) papers, paper_words, paper_embeddings');
}

async function fillGenerated(client: pg.Client, url: string): Promise<void> {
  await generate(client, generated);
  run('tests/bench/search/prepare-once.ts', url, []);
}

async function report(title: string, database: Kept, most: 'words' | 'both'): Promise<void> {
  const before = loadavg()[0] ?? 0;
  const { times, longest, oldest } = JSON.parse(
    run('tests/bench/search/speed-once.ts', database.url, [most]),
  ) as Speed;
  printTable(title, times);
  console.log(
    `hardest queries: the slowest ended after ${longest.ms.toFixed(0)} ms, ${longest.timeouts} of ${longest.queries} by the time limit; oldest transaction of a search: ${oldest.toFixed(0)} ms`,
  );
  printTable('Sizes', await withClient(database.url, readSizes));
  console.log(`load average ${before.toFixed(1)} before, ${(loadavg()[0] ?? 0).toFixed(1)} after`);
  await database.drop();
}

/** One piece of the bench in a process of its own, since a process keeps its settings and its model. */
function run(script: string, url: string, args: string[]): string {
  return execFileSync('tsx', [script, ...args], {
    env: { ...process.env, DATABASE_URL: url },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function readSizes(client: pg.Client): Promise<Record<string, string>[]> {
  const { rows } = await client.query<Record<string, string>>(`
    select relname as relation, reltuples::bigint::text as rows, pg_size_pretty(pg_table_size(oid)) as size
    from pg_class
    where relname in ('papers', 'paper_words', 'paper_words_words', 'paper_words_newest', 'paper_words_pkey', 'lexemes',
      'corpus_words', 'corpus_words_similar', 'paper_embeddings', 'embedding_models')
      and relnamespace = 'public'::regnamespace
    order by relname`);
  return rows;
}
