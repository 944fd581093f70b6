import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { closeDb, db } from '@/lib/db';
import { keepVectors } from '@/lib/embedding/commands';
import { unit } from '@/lib/embedding/lsa/model';
import { gaussians } from '@/lib/embedding/lsa/random';
import { embedQuery, nearest, vectorsOf } from '@/lib/embedding/queries';
import { loadVectors } from '@/lib/embedding/serving';
import { listSimilar } from '@/lib/similar/queries';
import { scratchDatabase } from './server';
import { printTable } from './table';

const file = '../shared/data/arxiv-papers.ndjson.gz';
const asked = 200;

/** Fits a model on real papers, and times vectors, nearest papers and similar papers beside a bare loop over the numbers. */
export async function benchSimilar(): Promise<void> {
  if (!existsSync(file)) return console.log(`skipped: ${file} is not here`);
  const scratch = await scratchDatabase('bench_similar');
  process.env.DATABASE_URL = scratch.url;
  try {
    await timed('papers and their words written', () => fill(scratch.url));
    await timed('fitted, filled and switched', () => keepVectors());
    await timed('loaded into memory', loadVectors);
    await measureSimilar();
  } finally {
    await closeDb();
    await scratch.drop();
  }
}

/** The times, on the database of DATABASE_URL. */
export async function measureSimilar(): Promise<void> {
  const papers = await db().$queryRaw<{ id: string; title: string }[]>`
    select id, title from papers order by md5(id) limit ${asked}`;
  const vectors = await vectorsOf(papers.map(({ id }) => id));
  const size = await db().paperEmbedding.count();
  const rows: Record<string, number[]> = {
    'a bare loop': [],
    'nearest 100': [],
    'a query embedded': [],
    similar: [],
  };
  const bare = bareLoop(size);
  for (const { id, title } of papers) {
    const values = vectors.get(id);
    if (!values) continue;
    rows['a bare loop']?.push(await timeOf(async () => bare()));
    const query = await embedQuery(title);
    rows['a query embedded']?.push(await timeOf(() => embedQuery(title)));
    if (query) rows['nearest 100']?.push(await timeOf(() => nearest(query, 100)));
    rows.similar?.push(await timeOf(() => listSimilar(id)));
  }
  printTable(
    `${size} papers, ${asked} asked for`,
    Object.entries(rows).map(([what, times]) => ({
      what,
      'p50 ms': quantile(times, 0.5),
      'p95 ms': quantile(times, 0.95),
    })),
  );
}

/** What cannot be avoided when every vector is looked at: one product after another, nothing kept. */
function bareLoop(size: number): () => number {
  const [values, query] = [gaussians(size * 128, 1), unit(gaussians(128, 2))];
  return () => {
    let best = 0;
    for (let start = 0; start < values.length; start += 128) {
      let sum = 0;
      for (let at = 0; at < 128; at += 1) sum += (values[start + at] as number) * (query[at] as number);
      if (sum > best) best = sum;
    }
    return best;
  };
}

async function fill(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query('set session_replication_role = replica; set synchronous_commit = off');
  const page: string[] = [];
  for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()) })) {
    page.push(line);
    if (page.length === 2_000) await write(client, page.splice(0));
  }
  await write(client, page);
  await client.query('vacuum (analyze) papers, paper_words');
  await client.end();
}

async function write(client: pg.Client, lines: string[]): Promise<void> {
  await client.query(writing, [`[${lines.join(',')}]`]);
}

const writing = `
  with given as (
    select distinct on (id) * from json_to_recordset($1) as paper (id text, title text, abstract text,
      authors text[], categories text[], published timestamptz)
  ), written as (
    insert into papers (id, object_id, source, raw_title, raw_abstract, title, title_html, abstract, abstract_html,
      abstract_by, authors, categories, primary_category, subject_classes, published_at, revised_at, version, has_files,
      says_withdrawn, content_hash, upvotes, comment_count, hot, tie, demo, dois)
    select id, left(md5(id), 24), 'file', '', '', title, title, abstract, '', 'authors', authors, categories, categories[1],
      '{}', coalesce(published, '2025-01-01'), coalesce(published, '2025-01-01'), 1, true, false, md5(id), 0, 0, 0,
      left(md5(id), 8), false, '{}'
    from given on conflict do nothing
    returning id, title, abstract, authors, categories, published_at
  )
  insert into paper_words (paper_id, published_at, words)
  select id, published_at, words_of_paper(title, abstract, authors, categories, published_at, null) from written`;

async function timed(what: string, work: () => Promise<unknown>): Promise<void> {
  const ms = await timeOf(work);
  console.log(`${what}: ${(ms / 1000).toFixed(1)} s`);
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function quantile(times: number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * share)] ?? 0;
}
