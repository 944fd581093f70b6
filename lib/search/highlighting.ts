import { db, Prisma } from '@/lib/db';
import { hiddenBracket, markStart, markStop, toSegments } from '@/lib/search/highlight';
import type { Segment } from '@/lib/search/schema';

export type Marked = { title: Segment[]; abstract: Segment[]; authors: Segment[] };

type Row = Record<'id' | 'title' | 'abstract' | 'authors' | 'mtitle' | 'mabstract' | 'mauthors', string>;

const options = `HighlightAll=true, StartSel=${markStart}, StopSel=${markStop}`;

/** Title, abstract and authors of these papers, whole, with the words of a tsquery marked as Postgres understands them. */
export async function highlight(ids: string[], query: string): Promise<Map<string, Marked>> {
  const rows = await db().$queryRaw<Row[]>`
    select id, title, abstract, array_to_string(authors, ', ') as authors,
      ${marked(Prisma.sql`title`, query)} as mtitle,
      ${marked(Prisma.sql`abstract`, query)} as mabstract,
      ${marked(Prisma.sql`array_to_string(authors, ', ')`, query)} as mauthors
    from papers where id = any(${ids})`;
  return new Map(
    rows.map((row) => [
      row.id,
      {
        title: toSegments(row.mtitle, row.title),
        abstract: toSegments(row.mabstract, row.abstract),
        authors: toSegments(row.mauthors, row.authors),
      },
    ]),
  );
}

function marked(text: Prisma.Sql, query: string): Prisma.Sql {
  return Prisma.sql`ts_headline('papers', translate(${text}, '<', ${hiddenBracket}), ${query}::tsquery, ${options})`;
}
