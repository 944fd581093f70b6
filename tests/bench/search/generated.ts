import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createGunzip } from 'node:zlib';
import type pg from 'pg';
import { stage } from './database';

export const realPapers = fileURLToPath(
  new URL('../../../../shared/data/arxiv-papers.ndjson.gz', import.meta.url),
);

const chunk = 100_000;
const linesAtOnce = 2_000;

/** Says why a bench of real abstracts is left out, if it is. */
export function hasRealPapers(): boolean {
  if (existsSync(realPapers)) return true;
  console.log('Skipped: ../shared/data/arxiv-papers.ndjson.gz is not here.');
  return false;
}

/**
 * Fills a database with so many papers whose halves of titles, sentences and lists of authors come from real records, put
 * together anew by seeded numbers. What search reads is as in production; the papers themselves are as narrow as may be.
 */
export async function generate(client: pg.Client, papers: number): Promise<void> {
  await client.query(`set session_replication_role = replica; set synchronous_commit = off; set work_mem = '256MB';
    set maintenance_work_mem = '512MB'; set jit = off; select setseed(0.5)`);
  await stage('real records', () => loadRecords(client));
  for (const [name, statement] of Object.entries(sources)) await stage(name, () => client.query(statement));
  await stage('plan', () => client.query(plan, [papers]));
  // Each part of a paper is looked up by its number: no sorting, no hashing of what is large.
  await client.query(`drop index paper_words_words; drop index paper_words_newest; analyze planned;
    set enable_hashjoin = off; set enable_mergejoin = off`);
  for (let first = 1; first <= papers; first += chunk) {
    const numbers = [first, Math.min(papers, first + chunk - 1)];
    await stage(`papers to ${numbers[1]}`, async () => {
      await client.query(insertPapers, numbers);
      await client.query(insertWords, numbers);
    });
  }
  await client.query('discard temp');
  await buildIndexes(client);
}

async function buildIndexes(client: pg.Client): Promise<void> {
  await stage('index paper_words_words', () =>
    client.query('create index paper_words_words on paper_words using gin (words)'),
  );
  await stage('index paper_words_newest', () =>
    client.query('create index paper_words_newest on paper_words (published_at desc, paper_id)'),
  );
  await stage('vacuum and analyze', () => client.query('vacuum (analyze) papers, paper_words'));
}

async function loadRecords(client: pg.Client): Promise<void> {
  await client.query(`create temp table records (n int generated always as identity, title text, abstract text,
    authors text[], categories text[])`);
  const input = createInterface({ input: createReadStream(realPapers).pipe(createGunzip()) });
  let lines: string[] = [];
  const write = async () => {
    await client.query(insertRecords, [`[${lines.join(',')}]`]);
    lines = [];
  };
  for await (const line of input) if (lines.push(line) === linesAtOnce) await write();
  if (lines.length > 0) await write();
}

const insertRecords = `
  insert into records (title, abstract, authors, categories)
  select regexp_replace(title, '\\s+', ' ', 'g'), regexp_replace(abstract, '\\s+', ' ', 'g'), authors[1:12], categories
  from json_to_recordset($1) as line (title text, abstract text, authors text[], categories text[])`;

/** What papers are put together from, each with its words. The same order in each run, by the records' numbers. */
const sources: Record<string, string> = {
  'halves of titles': `
    create temp table halves as
      select n, first, second, to_tsvector('papers', search_text(first)) as first_words,
        to_tsvector('papers', search_text(second)) as second_words
      from (select n, array_to_string(words[:(cardinality(words) + 1) / 2], ' ') as first,
          array_to_string(words[(cardinality(words) + 1) / 2 + 1:], ' ') as second
        from (select n, string_to_array(title, ' ') as words from records) split) cut;
    create unique index on halves (n); analyze halves`,

  sentences: `
    create temp table sentences as
      select row_number() over (order by n, place)::int as n, to_tsvector('papers', search_text(sentence)) as words
      from records, regexp_split_to_table(abstract, '(?<=[a-z)][.!?]) (?=[A-Z])') with ordinality as part (sentence, place)
      where length(sentence) between 30 and 600;
    create unique index on sentences (n); analyze sentences`,

  'authors and categories': `
    create temp table bylines as
      select n, authors, categories, words_of_paper('', '', authors, categories, '2020-01-01', null) as words
      from records;
    update bylines set words = ts_delete(words, 'year=2020');
    create unique index on bylines (n); analyze bylines`,
};

/** Two hundred months from 2010 on, equally full, the oldest first, as a paper of the day is written after those before it. */
const plan = `
  create temp table planned as
  select n, to_char(month, 'YYMM') || '.' || lpad(row_number() over (partition by month order by n)::text, 5, '0') as id,
    month + interval '28 days' * random() as published_at, random() < 0.2 as has_code,
    (pow(random(), 12) * 300)::int as votes,
    1 + floor(random() * records)::int as first, 1 + floor(random() * records)::int as second,
    1 + floor(random() * records)::int as byline,
    1 + floor(random() * sentences)::int as s1, 1 + floor(random() * sentences)::int as s2,
    1 + floor(random() * sentences)::int as s3, 1 + floor(random() * sentences)::int as s4,
    1 + floor(random() * sentences)::int as s5, 1 + floor(random() * sentences)::int as s6,
    1 + floor(random() * sentences)::int as s7
  from (select n, timestamptz '2010-01-01 00:00Z' + interval '1 month' * ((n - 1) * 200 / $1) as month
      from generate_series(1, $1::bigint) n) numbered,
    (select count(*) as records from records) of_records, (select count(*) as sentences from sentences) of_sentences`;

const insertPapers = `
  insert into papers (id, object_id, source, raw_title, raw_abstract, title, title_html, abstract, abstract_html, authors,
    categories, primary_category, subject_classes, dois, published_at, revised_at, content_hash, code_url, upvotes, tie)
  select id, left(md5(id), 24), 'file', '', '', one.first || ' ' || two.second, '', '', '', authors, categories,
    categories[1], '{}', '{}', published_at, published_at, '', case when has_code then 'https://github.com/a/b' end,
    votes, left(md5(id), 8)
  from planned join halves one on one.n = planned.first join halves two on two.n = planned.second
    join bylines on bylines.n = planned.byline
  where planned.n between $1 and $2`;

const insertWords = `
  insert into paper_words (paper_id, published_at, words)
  select id, published_at, setweight(one.first_words || two.second_words, 'A')
    || setweight(a.words || b.words || c.words || d.words || e.words || f.words || g.words, 'B') || bylines.words
    || array_to_tsvector(array['year=' || extract(year from published_at at time zone 'UTC')]
      || case when has_code then '{has=code}'::text[] else '{}' end)
  from planned join halves one on one.n = planned.first join halves two on two.n = planned.second
    join bylines on bylines.n = planned.byline
    join sentences a on a.n = s1 join sentences b on b.n = s2 join sentences c on c.n = s3
    join sentences d on d.n = s4 join sentences e on e.n = s5 join sentences f on f.n = s6
    join sentences g on g.n = s7
  where planned.n between $1 and $2`;
