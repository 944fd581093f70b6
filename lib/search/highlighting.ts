import { Prisma } from '@/lib/db';
import { askUntil, searchBudgetMs } from '@/lib/search/budget';
import { candidatesOf, mark } from '@/lib/search/marking';
import { apart } from '@/lib/search/pieces';
import type { Segment } from '@/lib/search/schema';

export type Marked = { title: Segment[]; abstract: Segment[]; authors: Segment[] };

type Texts = { id: string; title: string; abstract: string; authors: string };
type Lexemes = { word: string; whole: string[]; parts: string[] };

/**
 * Title, abstract and authors of these papers, whole, with every form of the lexemes marked that a search has found;
 * `lexemes` is what `findIds` gives as `query`. Throws AppError search_timeout.
 */
export async function highlight(
  ids: string[],
  lexemes: string,
  deadline: number = performance.now() + searchBudgetMs,
): Promise<Map<string, Marked>> {
  const wanted = lexemes.split(' ').filter(Boolean);
  const rows = await askUntil(deadline, (ask) => ask<Texts>(textsOf(ids)));
  const words = new Set(
    rows.flatMap((row) => candidatesOf(`${row.title}\n${row.abstract}\n${row.authors}`, wanted)),
  );
  const known = words.size > 0 ? await askUntil(deadline, (ask) => ask<Lexemes>(lexemesOf([...words]))) : [];
  const marker = markerOf(known, new Set(wanted));
  return new Map(
    rows.map(({ id, title, abstract, authors }) => [
      id,
      { title: marker(title), abstract: marker(abstract), authors: marker(authors) },
    ]),
  );
}

function textsOf(ids: string[]): Prisma.Sql {
  return Prisma.sql`
    select id, title, abstract, array_to_string(authors, ', ') as authors from papers where id = any(${ids})`;
}

function lexemesOf(words: string[]): Prisma.Sql {
  return Prisma.sql`
    select word, ${lexemesIn('word')} as whole, ${lexemesIn('parts')} as parts
    from unnest(${words}::text[], ${words.map(apart)}::text[]) as piece (word, parts)`;
}

function lexemesIn(column: 'word' | 'parts'): Prisma.Sql {
  const text = Prisma.raw(`search_text(${column})`);
  return Prisma.sql`tsvector_to_array(to_tsvector('papers', ${text}) || to_tsvector('names', ${text}))`;
}

/** A compound is marked whole where it was looked for as one word: "GPT-4" for "GPT4". */
function markerOf(known: Lexemes[], wanted: Set<string>): (text: string) => Segment[] {
  const found = (lexemes: string[]) => lexemes.some((lexeme) => wanted.has(lexeme));
  const marked = new Set(known.filter(({ whole }) => found(whole)).map(({ word }) => word));
  const joined = new Set(
    known
      .filter(({ whole, parts }) => found(whole.filter((one) => !parts.includes(one))))
      .map(({ word }) => word),
  );
  return (text) => mark(text, { isMarked: (word) => marked.has(word), isJoined: (word) => joined.has(word) });
}
