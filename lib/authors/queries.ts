import { cacheLife } from 'next/cache';
import { countCoauthors, countForms, gatherForms } from '@/lib/authors/gathering';
import { parseName } from '@/lib/authors/name';
import { type AuthorPage, longestName, papersPerPage } from '@/lib/authors/schema';
import { db, Prisma } from '@/lib/db';
import { summarySelect, toSummary } from '@/lib/papers/summary';

const mostPapers = 2000;
const mostCoauthors = 12;
/** Beyond this many names a paper says little about who works with whom. */
const crowd = 50;
const longList = 300;

/** An author's papers, newest first, without the papers themselves. */
export type AuthorIndex = Pick<AuthorPage, 'name' | 'forms' | 'doubtful' | 'coauthors' | 'years' | 'cut'> & {
  ids: string[];
};

/** The author of this name, however it is written; null where no paper bears it. Looks at the newest 2,000 papers. */
export async function findAuthor(name: string): Promise<AuthorIndex | null> {
  if (!isName(name)) return null;
  const rows = await db().$queryRaw<Row[]>(selectByAuthor(name));
  const gathered = gatherForms(
    name,
    countForms(
      name,
      rows.map(({ authors }) => authors),
    ),
  );
  if (!gathered) return null;
  const own = new Set(gathered.forms.map((form) => form.name));
  const theirs = rows.filter(({ authors }) => authors.some((author) => own.has(author)));
  const small = theirs.map(({ authors }) => authors).filter(({ length }) => length <= crowd);
  return {
    ...gathered,
    coauthors: countCoauthors(gathered.forms, small, mostCoauthors),
    years: countYears(theirs),
    ids: theirs.map(({ id }) => id),
    cut: rows.length === mostPapers,
  };
}

/** A page of an author; null where there is no such author or page. */
export async function readAuthorPage(name: string, page: number): Promise<AuthorPage | null> {
  const index = await findAuthor(name);
  const pages = index ? Math.ceil(index.ids.length / papersPerPage) : 0;
  if (!index || page > pages) return null;
  const { ids, ...rest } = index;
  const shown = ids.slice((page - 1) * papersPerPage, page * papersPerPage);
  const rows = await db().paper.findMany({ where: { id: { in: shown } }, select: summarySelect });
  const byId = new Map(rows.map((row) => [row.id, toSummary(row)]));
  const papers = shown.flatMap((id) => byId.get(id) ?? []);
  return { ...rest, total: ids.length, papers, page, pages };
}

export async function cachedAuthorPage(name: string, page: number): Promise<AuthorPage | null> {
  'use cache';
  cacheLife('minutes');
  return readAuthorPage(name, page);
}

/** The newest papers whose authors' names have the key of this one. */
export function selectByAuthor(name: string): Prisma.Sql {
  const { key, last } = parseName(name);
  const lexeme = `'${`by=${key}`.replace(/['\\]/g, '')}'`;
  return Prisma.sql`
    with theirs as materialized (
      select paper_id, published_at from paper_words where words @@ ${lexeme}::tsquery
      order by published_at desc, paper_id desc limit ${mostPapers})
    select p.id, theirs.published_at as "publishedAt",
      case when cardinality(p.authors) <= ${longList} then p.authors
        else array(select a from unnest(p.authors) a where position(${last} in lower(a)) > 0) end as authors
    from theirs join papers p on p.id = theirs.paper_id
    order by theirs.published_at desc, p.id desc`;
}

type Row = { id: string; publishedAt: Date; authors: string[] };

function countYears(rows: Row[]): AuthorPage['years'] {
  const counts = new Map<number, number>();
  for (const { publishedAt } of rows) {
    const year = publishedAt.getUTCFullYear();
    counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return [...counts].map(([year, papers]) => ({ year, papers })).sort((a, b) => b.year - a.year);
}

function isName(name: string): boolean {
  return name.length <= longestName && !/\p{Cc}/u.test(name) && /[\p{L}\p{N}]/u.test(name);
}
