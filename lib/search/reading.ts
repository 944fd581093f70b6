import { Prisma } from '@/lib/db';
import type { Ask } from '@/lib/search/budget';
import type { Placed } from '@/lib/search/tsquery';

/** A lexeme of a typed piece, and how many papers held it when they were last counted. */
export type Read = Placed & { papers: number };

/** A piece of a query as Postgres reads it: as a text of a paper, and as a name. */
export type Piece = { words: Read[]; names: Read[] };

/** How an author's name is written in lists: whole, and by last name and first initial. */
export type NameKeys = { folded: string; key: string };

export type Reading = {
  /** How many papers were counted, and how many lexemes one holds on average. */
  corpus: number;
  usualLength: number;
  pieceOf: (text: string) => Piece;
  keysOf: (name: string) => NameKeys;
  /** How many papers held a lexeme without a place, such as "cat=cs.lg"; null where that is not counted. */
  papersWith: (mark: string) => number;
};

type Row = { kind: string; text: string; lexeme: string; place: number; papers: number | null };

/** Reads all pieces, names and marks of a query in one statement. */
export async function read(
  ask: Ask,
  { pieces, names, marks }: { pieces: string[]; names: string[]; marks: string[] },
): Promise<Reading> {
  const rows = await ask<Row>(reading([...new Set(pieces)], [...new Set(names)], [...new Set(marks)]));
  const byText = Map.groupBy(rows, (row) => `${row.kind} ${row.text}`);
  const placesOf = (kind: string, text: string): Read[] =>
    (byText.get(`${kind} ${text}`) ?? []).map((row) => ({ ...row, papers: row.papers ?? 0 }));
  const only = (kind: string, text: string) => byText.get(`${kind} ${text}`)?.[0]?.lexeme ?? '';
  const [corpus] = byText.get('corpus ') ?? [];
  return {
    corpus: corpus?.papers ?? 0,
    usualLength: corpus?.papers ? corpus.place / corpus.papers : 0,
    pieceOf: (text) => ({ words: placesOf('word', text), names: placesOf('name', text) }),
    keysOf: (name) => ({ folded: only('folded', name), key: only('key', name) }),
    papersWith: (mark) => byText.get(`mark ${mark}`)?.[0]?.papers ?? 0,
  };
}

/** The limit keeps it a look-up for each lexeme, whatever Postgres guesses. */
export function reading(pieces: string[], names: string[], marks: string[]): Prisma.Sql {
  return Prisma.sql`
    with read as (
      select kind, piece.text, word.lexeme, place from unnest(${pieces}::text[]) as piece (text),
        lateral (
          select 'word' as kind, * from unnest(to_tsvector('papers', search_text(piece.text)))
          union all select 'name', * from unnest(to_tsvector('names', search_text(piece.text)))
        ) as word, unnest(word.positions) as place
      union all select 'mark', text, text, 0 from unnest(${marks}::text[]) as mark (text)
    )
    select kind, text, read.lexeme, place::float8, known.papers
    from read left join lateral (select papers from lexemes where lexeme = read.lexeme limit 1) known on true
    union all select 'folded', name, left(folded_name(name), 195), 0, null from unnest(${names}::text[]) as name
    union all select 'key', name, left(name_key(name, folded_name(name)), 197), 0, null from unnest(${names}::text[]) as name
    union all select 'corpus', '', '', lexemes, papers from corpus`;
}
