import type { Day } from '@/lib/dates';
import { Prisma } from '@/lib/db';
import { pageSize } from '@/lib/entries/schema';
import type { HotPlace } from '@/lib/ranking/schema';

// A common category is found by reading lists in their order and leaving out the others; a rare one, of which a list
// holds few, by the index of words, where each paper has a lexeme for its category and archive.

/** How many papers a category or archive had when the words were last counted. */
export function selectCommonness(code: string): Prisma.Sql {
  return Prisma.sql`SELECT papers FROM lexemes WHERE lexeme = ${lexemeOf(code)}`;
}

export function selectCategoryNewest(code: string, common: boolean, today: Day): Prisma.Sql {
  if (common)
    return Prisma.sql`
      SELECT e.feed_day AS day FROM entries e JOIN papers p ON p.id = e.paper_id
      WHERE e.feed_day <= ${today}::date AND NOT e.withdrawn AND ${isIn(code)}
      ORDER BY e.feed_day DESC LIMIT 1`;
  return Prisma.sql`
    ${rarePapers(code)}
    SELECT max(e.feed_day) AS day FROM rare JOIN entries e USING (paper_id)
    WHERE e.feed_day <= ${today}::date AND NOT e.withdrawn`;
}

/** The newest papers of a category, those of one day by tie hash. */
export function selectCategoryFeed(code: string, common: boolean, today: Day, limit: number): Prisma.Sql {
  const end = Prisma.sql`ORDER BY e.feed_day DESC, e.tie, e.paper_id LIMIT ${limit}`;
  if (common)
    return Prisma.sql`
      SELECT e.paper_id AS id FROM entries e JOIN papers p ON p.id = e.paper_id
      WHERE e.feed_day <= ${today}::date AND NOT e.withdrawn AND ${isIn(code)} ${end}`;
  return Prisma.sql`
    ${rarePapers(code)}
    SELECT e.paper_id AS id FROM rare JOIN entries e USING (paper_id)
    WHERE e.feed_day <= ${today}::date AND NOT e.withdrawn ${end}`;
}

/** One more than a page, to know whether another follows. */
export function selectCategoryPeriod(
  code: string,
  common: boolean,
  first: Day,
  last: Day,
  page: number,
): Prisma.Sql {
  const end = Prisma.sql`LIMIT ${pageSize + 1} OFFSET ${(page - 1) * pageSize}`;
  if (common)
    return Prisma.sql`
      SELECT top.paper_id AS id
      FROM generate_series(${first}::date::timestamp, ${last}::date::timestamp, interval '1 day') AS day
      CROSS JOIN LATERAL (
        SELECT e.paper_id, e.upvotes, e.tie FROM entries e JOIN papers p ON p.id = e.paper_id
        WHERE e.feed_day = day::date AND NOT e.withdrawn AND ${isIn(code)}
        ORDER BY e.upvotes DESC, e.tie, e.paper_id LIMIT ${page * pageSize + 1}
      ) AS top
      ORDER BY top.upvotes DESC, top.tie, top.paper_id ${end}`;
  return Prisma.sql`
    ${rarePapers(code)}
    SELECT e.paper_id AS id FROM rare JOIN entries e USING (paper_id)
    WHERE e.feed_day BETWEEN ${first}::date AND ${last}::date AND NOT e.withdrawn
    ORDER BY e.upvotes DESC, e.tie, e.paper_id ${end}`;
}

export function selectCategoryHot(
  code: string,
  common: boolean,
  after: HotPlace | null,
  today: Day,
): Prisma.Sql {
  const place = after
    ? Prisma.sql`p.hot <= ${after.hot} AND (p.hot < ${after.hot} OR (p.tie, p.id) > (${after.tie}, ${after.id}))`
    : Prisma.sql`true`;
  const end = Prisma.sql`ORDER BY p.hot DESC, p.tie, p.id LIMIT ${pageSize + 1}`;
  if (common)
    return Prisma.sql`
      SELECT p.id, p.hot, p.tie FROM papers p JOIN entries e ON e.paper_id = p.id
      WHERE ${place} AND NOT e.withdrawn AND e.feed_day <= ${today}::date AND ${isIn(code)} ${end}`;
  return Prisma.sql`
    ${rarePapers(code)}
    SELECT p.id, p.hot, p.tie FROM rare JOIN papers p ON p.id = rare.paper_id JOIN entries e ON e.paper_id = p.id
    WHERE ${place} AND NOT e.withdrawn AND e.feed_day <= ${today}::date ${end}`;
}

/** An archive counts each of its papers once, however many of its categories the paper bears. */
export function countCategories(first: Day, last: Day): Prisma.Sql {
  return Prisma.sql`
    SELECT code, count(*)::int AS papers
    FROM entries e JOIN papers p ON p.id = e.paper_id CROSS JOIN LATERAL (
      SELECT unnest(p.categories) AS code
      UNION SELECT split_part(unnest(p.categories), '.', 1)
    ) AS codes
    WHERE e.feed_day BETWEEN ${first}::date AND ${last}::date AND NOT e.withdrawn
    GROUP BY code`;
}

function rarePapers(code: string): Prisma.Sql {
  return Prisma.sql`
    WITH rare AS MATERIALIZED (
      SELECT paper_id FROM paper_words WHERE words @@ ${`'${lexemeOf(code)}'`}::tsquery
    )`;
}

function isIn(code: string): Prisma.Sql {
  if (code.includes('.')) return Prisma.sql`p.categories @> ARRAY[${code}]::text[]`;
  return Prisma.sql`EXISTS (
    SELECT FROM unnest(p.categories) AS each WHERE each = ${code} OR starts_with(each, ${`${code}.`}))`;
}

function lexemeOf(code: string): string {
  return `cat=${code.toLowerCase()}`;
}
