import type { Sql } from '@/lib/bulk';

const columns = 'title, abstract, authors, categories, published_at, code_url';

/** Writes what search sees of these papers, and notes those whose words have changed for vectors and alerts. */
export async function writeWords(sql: Sql, ids: string[]): Promise<void> {
  if (ids.length > 0) await sql(writingWords, [ids]);
}

/** The same for papers that may have learnt a better date or where their code is, and nothing else. */
export async function refreshWords(sql: Sql, ids: string[]): Promise<void> {
  const stale = await sql<{ id: string }>(
    `select p.id from papers p join paper_words w on w.paper_id = p.id
    where p.id = any($1) and (p.published_at <> w.published_at
      or coalesce(p.code_url, '') <> '' and not w.words @@ '''has=code'''::tsquery)`,
    [ids],
  );
  await writeWords(
    sql,
    stale.map(({ id }) => id),
  );
}

const writingWords = `
  with written as (
    insert into paper_words (paper_id, published_at, words)
    select id, published_at, words_of_paper(${columns}) from papers where id = any($1) order by id
    on conflict (paper_id) do update set published_at = excluded.published_at, words = excluded.words
    where (paper_words.published_at, paper_words.words) is distinct from (excluded.published_at, excluded.words)
    returning paper_id
  )
  insert into words_changes (paper_id) select paper_id from written order by paper_id
  on conflict (paper_id) do update set revision = words_changes.revision + 1`;
