import { createHash } from 'node:crypto';
import { batchNumber } from '@/lib/arxiv-calendar';
import type { Sql } from '@/lib/bulk';
import type { Day } from '@/lib/dates';
import { batchesPerFactorOfTen } from '@/lib/entries/hotness';

export type Place = { paperId: string; day: Day; dayBy: string };

/** How a day was found, the worst way first: a better one corrects a worse one, never the other way round. */
const ways = ['demo', 'id', 'estimated', 'file', 'oai', 'feed', 'manual'];

/** Whether the first place is known better than the second, or equally well and is earlier. */
export function isBetter(first: Place, second: Place): boolean {
  const lead = ways.indexOf(first.dayBy) - ways.indexOf(second.dayBy);
  return lead > 0 || (lead === 0 && first.day < second.day);
}

/**
 * Gives papers their feed day. A day once given stays, except that a better observation corrects it; a submitter's day
 * stays always. So the order in which sources arrive does not matter. The transaction must hold the papers' locks, for
 * their standing is copied. Returns every day whose list changed.
 */
export async function enterPapers(sql: Sql, places: Place[]): Promise<Day[]> {
  if (places.length === 0) return [];
  const rows = places.map((place) => ({ ...place, batch: batchNumber(place.day), tie: tieOf(place) }));
  const moved = await sql<{ oldDay: Day | null; newDay: Day }>(
    `with incoming as (
      select * from json_to_recordset($1::json)
        as place ("paperId" text, day date, "dayBy" text, batch int, tie text)
    ), before as (
      select paper_id, feed_day from entries where paper_id in (select "paperId" from incoming)
    ), entered as (
      insert into entries (paper_id, feed_day, batch, day_by, upvotes, tie, withdrawn)
      select "paperId", day, incoming.batch, "dayBy", papers.upvotes, incoming.tie,
        papers.says_withdrawn or not papers.has_files
      from incoming join papers on papers.id = incoming."paperId" order by "paperId"
      on conflict (paper_id) do update
        set feed_day = excluded.feed_day, batch = excluded.batch, day_by = excluded.day_by
        where entries.submitter_id is null
          and (array_position($2::text[], excluded.day_by) > array_position($2::text[], entries.day_by)
            or (excluded.day_by = entries.day_by and excluded.feed_day < entries.feed_day))
      returning paper_id, feed_day, batch
    ), standing as (
      update papers set tie = incoming.tie, hot = round((log(1 + papers.vote_weight) + entered.batch::float8 / $3::float8)::numeric, 7)
      from entered join incoming on incoming."paperId" = entered.paper_id
      where papers.id = entered.paper_id and papers.tie <> incoming.tie
    )
    select distinct before.feed_day::text as "oldDay", entered.feed_day::text as "newDay"
    from entered left join before using (paper_id)`,
    [JSON.stringify(rows), ways, batchesPerFactorOfTen],
  );
  return [...new Set(moved.flatMap(({ oldDay, newDay }) => (oldDay ? [oldDay, newDay] : [newDay])))];
}

/** The feed days in which these papers stand. */
export async function findDays(sql: Sql, paperIds: string[]): Promise<Day[]> {
  if (paperIds.length === 0) return [];
  const rows = await sql<{ day: Day }>(
    'select distinct feed_day::text as day from entries where paper_id = any($1)',
    [paperIds],
  );
  return rows.map((row) => row.day);
}

/** Hot and tie of a paper that enters a day without a vote. */
export function startingStanding(place: Place): { hot: number; tie: string } {
  const hot = batchNumber(place.day) / batchesPerFactorOfTen;
  return { hot: Number(hot.toFixed(7)), tie: tieOf(place) };
}

/** Eight hexadecimal digits that order equals without favour: from the paper and its day. */
function tieOf(place: Place): string {
  return createHash('sha256').update(`${place.paperId}${place.day}`).digest('hex').slice(0, 8);
}
