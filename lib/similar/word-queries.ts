import { db, Prisma } from '@/lib/db';
import { termWeights } from '@/lib/embedding/queries';
import type { WordForm } from '@/lib/similar/readable';
import type { Weigher } from '@/lib/similar/terms';

/** How lexemes are weighed: by the fitted model in memory, else by the counts of the corpus. */
export type Weights = {
  idf: Weigher;
  papersWith: (lexeme: string) => number;
  /** Whether it knows every lexeme, not only those that it was asked for. */
  complete: boolean;
};

/** The lexemes of titles and abstracts, each as the text form of a tsvector. */
export async function readWordTexts(ids: string[]): Promise<Map<string, string>> {
  const rows = await db().$queryRaw<{ id: string; words: string }[]>(selectWords(ids));
  return new Map(rows.map(({ id, words }) => [id, words]));
}

export function selectWords(ids: string[]): Prisma.Sql {
  return Prisma.sql`
    select paper_id as id, ts_filter(words, '{a,b}')::text as words from paper_words where paper_id = any(${ids})`;
}

/** Papers with any of these lexemes, in no order, at most `limit`. */
export async function findWithAny(lexemes: string[], limit: number): Promise<string[]> {
  if (lexemes.length === 0) return [];
  const rows = await db().$queryRaw<{ id: string }[]>(selectWithAny(lexemes, limit));
  return rows.map(({ id }) => id);
}

export function selectWithAny(lexemes: string[], limit: number): Prisma.Sql {
  return Prisma.sql`
    select paper_id as id from paper_words where words @@ ${lexemes.map(asQuery).join(' | ')}::tsquery limit ${limit}`;
}

/** Weights that know these lexemes at least. */
export async function weighing(lexemes: Iterable<string>): Promise<Weights> {
  const fitted = await termWeights();
  if (fitted) {
    const papersWith = (lexeme: string) => fitted.papers / Math.exp(fitted.idf(lexeme));
    return { idf: fitted.idf, papersWith, complete: true };
  }
  const rows = await db().$queryRaw<{ lexeme: string; papers: number; all: number }[]>`
    select l.lexeme, l.papers, c.papers as all from lexemes l cross join corpus c
    where l.lexeme = any(${[...lexemes]})`;
  const all = rows[0]?.all ?? 0;
  const counts = new Map(rows.map(({ lexeme, papers }) => [lexeme, papers]));
  return {
    idf: (lexeme) => weightOf(counts.get(lexeme), all),
    papersWith: (lexeme) => counts.get(lexeme) ?? Number.POSITIVE_INFINITY,
    complete: false,
  };
}

/** The lexemes of words as search makes them. */
export async function readForms(words: string[]): Promise<WordForm[]> {
  return db().$queryRaw<WordForm[]>`
    select word, tsvector_to_array(to_tsvector('papers', search_text(word))) as lexemes
    from unnest(${words}::text[]) with ordinality as given (word, place) order by place`;
}

/** As a fitted model weighs: nothing where a word stands in one paper or in more than half of them. */
function weightOf(papersWith: number | undefined, all: number): number {
  return papersWith && papersWith > 1 && papersWith <= all / 2 ? Math.log(all / papersWith) : 0;
}

/** A lexeme as an operand of a tsquery, whatever characters it has. */
function asQuery(lexeme: string): string {
  return `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
