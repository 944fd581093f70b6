import { Prisma } from '@/lib/db';
import type { Plan } from '@/lib/search/plan';
import { allOf } from '@/lib/search/tsquery';

/** The newest entries are walked: an alert never looks through the whole catalogue. */
export function newMatching(plan: Plan, since: Date, limit: number): Prisma.Sql {
  const { words, filter, from, before, votes } = plan;
  const query = allOf([...words.map(({ clause }) => clause), filter]);
  return Prisma.sql`
    select e.paper_id as id from (
      select paper_id, entered_at from entries where entered_at >= ${since} and not withdrawn
      order by entered_at desc, paper_id desc offset 0
    ) e join paper_words w on w.paper_id = e.paper_id
    where true ${query ? Prisma.sql`and w.words @@ ${query}::tsquery` : Prisma.empty}
      ${from ? Prisma.sql`and w.published_at >= ${from}` : Prisma.empty}
      ${before ? Prisma.sql`and w.published_at < ${before}` : Prisma.empty}
      ${votes > 0 ? Prisma.sql`and exists (select from papers p where p.id = e.paper_id and p.upvotes >= ${votes})` : Prisma.empty}
    order by e.entered_at desc, e.paper_id desc limit ${limit}`;
}
