import { db, Prisma } from '@/lib/db';
import { Corpus } from '@/lib/embedding/lsa/corpus';
import { readWords } from '@/lib/embedding/lsa/words';
import type { Embedder } from '@/lib/embedding/schema';

const pageSize = 2_000;
/** The most papers a model is fitted on; beyond that on an even sample. */
export const mostFitted = 150_000;

/** A paper as an embedder reads it, and which change of its words that was; null where none waits. */
export type Passage = { id: string; text: string; revision: number | null };

/** How many papers have words. */
export async function countPapers(): Promise<number> {
  return db().paperWords.count();
}

/** The words of the papers, or of every so manyth of them where they are too many, in the order of their ids. */
export async function readCorpus(papers: number, onPage: (done: number) => void = () => {}): Promise<Corpus> {
  const corpus = new Corpus();
  const oneIn = Math.max(1, Math.ceil(papers / mostFitted));
  for (let after = '', read = 0; ; ) {
    const page = await db().$queryRaw<Passage[]>(selectWordsAfter(after, pageSize));
    for (const { id, text } of page) {
      if (read % oneIn === 0) corpus.add(readWords(text));
      read += 1;
      after = id;
    }
    onPage(read);
    if (page.length < pageSize) return corpus;
  }
}

/** The next papers by id, as an embedder reads them. */
export async function listPassagesAfter(
  after: string,
  reads: Embedder['reads'],
  limit: number,
): Promise<Passage[]> {
  return db().$queryRaw<Passage[]>(
    reads === 'words' ? selectWordsAfter(after, limit) : selectTextsAfter(after, limit),
  );
}

/** These papers as an embedder reads them; papers that are gone are left out. */
export async function listPassages(ids: string[], reads: Embedder['reads']): Promise<Passage[]> {
  if (reads === 'words')
    return db().$queryRaw<Passage[]>`
      select paper_id as id, ts_filter(words, '{a,b}')::text as text, null::int as revision
      from paper_words where paper_id = any(${ids})`;
  return db().$queryRaw<Passage[]>`
    select id, title || E'\n\n' || abstract as text, null::int as revision
    from papers where id = any(${ids})`;
}

export function selectWordsAfter(after: string, limit: number): Prisma.Sql {
  return Prisma.sql`
    select w.paper_id as id, ts_filter(w.words, '{a,b}')::text as text, c.revision
    from paper_words w left join words_changes c on c.paper_id = w.paper_id
    where w.paper_id > ${after} order by w.paper_id limit ${limit}`;
}

function selectTextsAfter(after: string, limit: number): Prisma.Sql {
  return Prisma.sql`
    select p.id, p.title || E'\n\n' || p.abstract as text, c.revision
    from papers p left join words_changes c on c.paper_id = p.id
    where p.id > ${after} and exists (select from paper_words w where w.paper_id = p.id)
    order by p.id limit ${limit}`;
}
