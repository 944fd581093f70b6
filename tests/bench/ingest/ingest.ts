import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { closeDb } from '@/lib/db';
import { scratchDatabase } from '../server';
import { printTable } from '../table';
import { timeStages } from './stages';

const records = fileURLToPath(new URL('../../../../shared/data/arxiv-papers.ndjson.gz', import.meta.url));
const flags = ['--max-old-space-size=256', '--max-semi-space-size=8', '--import', 'tsx'];
const staged = 12_000;

type Pass = { papers: number; changed: number; unchanged: number; quarantined: number; seconds: number } & {
  cpuSeconds: number;
  peakMb: number;
};

/** The import of a file of 96,008 records, twice, against COPY of the rows that it made, and what each stage costs. */
export async function benchIngest(): Promise<void> {
  if (!existsSync(records)) {
    console.log('Skipped: ../shared/data/arxiv-papers.ndjson.gz is not here.');
    return;
  }
  const database = await scratchDatabase('bench_ingest');
  try {
    const first = importOnce(database.url);
    const second = importOnce(database.url);
    const copied = await copySeconds(database.url);
    report(first, second, copied);
    await empty(database.url);
    process.env.DATABASE_URL = database.url;
    const stages = await timeStages(records, staged);
    printTable(
      `Each stage by itself, ${staged} records`,
      Object.entries(stages).map(([stage, micros]) => ({ stage, 'µs a record': micros })),
    );
  } finally {
    await closeDb();
    await database.drop();
  }
}

function importOnce(url: string): Pass {
  const out = execFileSync('node', [...flags, 'tests/bench/ingest/once.ts', records], {
    env: { ...process.env, DATABASE_URL: url },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return JSON.parse(out) as Pass;
}

function report(first: Pass, second: Pass, copied: number | null): void {
  const row = (name: string, pass: Pass) => {
    const total = pass.papers + pass.changed + pass.unchanged + pass.quarantined;
    return {
      pass: name,
      new: pass.papers,
      changed: pass.changed,
      unchanged: pass.unchanged,
      quarantined: pass.quarantined,
      seconds: pass.seconds,
      'records/s': total / pass.seconds,
      'Node CPU s': pass.cpuSeconds,
      'peak MB': pass.peakMb,
    };
  };
  printTable('Importing the file of records', [row('first', first), row('second', second)]);
  console.log(`second pass: ${(first.seconds / second.seconds).toFixed(1)} times as fast (goal: at least 2)`);
  console.log(
    copied === null
      ? 'COPY left out: this server may not write and read a file of its own.'
      : `COPY of the finished rows into a table with the same indexes: ${copied.toFixed(1)} s; the import took ${(first.seconds / copied).toFixed(1)} times as long`,
  );
}

/** Seconds that the server takes to read the finished rows from a file of its own; null where it may not. */
async function copySeconds(url: string): Promise<number | null> {
  const client = new pg.Client(url);
  await client.connect();
  const file = join(tmpdir(), `broadsheet-copy-${process.pid}`);
  try {
    await client.query(`copy papers to '${file}'`);
    await client.query('create table copied (like papers including all)');
    const begun = performance.now();
    await client.query(`copy copied from '${file}'`);
    return (performance.now() - begun) / 1000;
  } catch {
    return null;
  } finally {
    await client.end();
    rmSync(file, { force: true });
  }
}

async function empty(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query('drop table if exists copied');
  await client.query('truncate papers, runs, quarantine cascade');
  await client.end();
}
