import type pg from 'pg';
import { numbers } from './bootstrap';

const each = Number(process.env.SEARCH_QUERIES ?? 60);

/** Queries of one, two and five words of one title, and the twenty most common words one by one. The same ones each time. */
export async function drawQueries(client: pg.Client): Promise<Record<string, string[]>> {
  const titles = await drawTitles(client);
  const random = numbers(3);
  const words = (count: number) =>
    titles
      .filter((title) => title.length >= count)
      .slice(0, each)
      .map((title) => pick(title, count, random).join(' '));
  return {
    '1 title word': words(1),
    '2 title words': words(2),
    '5 title words': words(5),
    '20 most common words': await commonWords(client, 20),
  };
}

/** What costs most: many common words, phrases of them, only what is not wanted, and filters that leave nothing out. */
export async function hardQueries(client: pg.Client): Promise<string[]> {
  const common = await commonWords(client, 40);
  return [
    common.join(' '),
    common.slice(0, 5).join(' '),
    `"${common.slice(0, 2).join(' ')}"`,
    `"${common.slice(2, 5).join(' ')}"`,
    common
      .map((word) => `title:${word}`)
      .slice(0, 20)
      .join(' '),
    `${common[0]} year:1990..2026`,
    `${common[0]} cat:cs -cat:math`,
    `cat:cs votes:1`,
    `${common[0]} votes:250`,
    `-${common[0]}`,
    `${common.slice(0, 10).join(' ')} ${common
      .slice(10, 20)
      .map((word) => `-${word}`)
      .join(' ')}`,
    'author:wang',
    `author:wang ${common[1]}`,
    'zzxqy',
    `${common[0]} zzxqy`,
  ];
}

async function drawTitles(client: pg.Client): Promise<string[][]> {
  const { rows } = await client.query<{ words: string[] }>(
    `select array(
      select word from regexp_split_to_table(title, '[^[:alnum:]-]+') as word
      where length(word) > 2 and numnode(plainto_tsquery('papers', word)) > 0) as words
    from (select title from papers order by md5('draw' || id) limit $1) as drawn`,
    [each * 2],
  );
  return rows.map(({ words }) => words).filter((words) => words.length > 0);
}

async function commonWords(client: pg.Client, count: number): Promise<string[]> {
  const { rows } = await client.query<{ word: string }>(
    `select word from corpus_words where numnode(plainto_tsquery('papers', word)) > 0
    order by papers desc, word limit $1`,
    [count],
  );
  return rows.map(({ word }) => word);
}

function pick(words: string[], count: number, random: () => number): string[] {
  const left = [...words];
  return Array.from({ length: count }, () => left.splice(Math.floor(random() * left.length), 1)[0] ?? '');
}
