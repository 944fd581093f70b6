import { createHash } from 'node:crypto';
import { batchNumber, type Day, toDay } from '@/lib/dates';
import type { Prisma } from '@/lib/db';
import { batchesPerFactorOfTen } from '@/lib/entries/hotness';

export type Place = { paperId: string; day: Day; dayBy: string };

/**
 * Gives papers their feed day. A day once given stays, except that an observation corrects an estimate (and anything
 * corrects the demo's); a submitter's day stays always. Returns every day whose list changed.
 */
export async function enterPapers(tx: Prisma.TransactionClient, places: Place[]): Promise<Day[]> {
  if (places.length === 0) return [];
  const rows = places.map((place) => ({ ...place, batch: batchNumber(place.day), tie: tieOf(place) }));
  const moved = await tx.$queryRaw<{ oldDay: Date | null; newDay: Date }[]>`
    with incoming as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as place ("paperId" text, day date, "dayBy" text, batch int, tie text)
    ), before as (
      select paper_id, feed_day from entries where paper_id in (select "paperId" from incoming)
    ), entered as (
      insert into entries (paper_id, feed_day, batch, day_by)
      select "paperId", day, batch, "dayBy" from incoming order by "paperId"
      on conflict (paper_id) do update
        set feed_day = excluded.feed_day, batch = excluded.batch, day_by = excluded.day_by
        where entries.submitter_id is null and (
          (entries.day_by = 'estimated' and excluded.day_by in ('feed', 'oai', 'file'))
          or (entries.day_by = 'demo' and excluded.day_by <> 'demo'))
      returning paper_id, feed_day, batch
    ), standing as (
      update papers set tie = incoming.tie, hot = round((log(1 + papers.vote_weight) + entered.batch::float8 / ${batchesPerFactorOfTen})::numeric, 7)
      from entered join incoming on incoming."paperId" = entered.paper_id
      where papers.id = entered.paper_id and papers.tie <> incoming.tie
    )
    select before.feed_day as "oldDay", entered.feed_day as "newDay"
    from entered left join before using (paper_id)`;
  return [
    ...new Set(moved.flatMap(({ oldDay, newDay }) => (oldDay ? [oldDay, newDay] : [newDay])).map(toDay)),
  ];
}

/** The feed days in which these papers stand. */
export async function findDays(tx: Prisma.TransactionClient, paperIds: string[]): Promise<Day[]> {
  if (paperIds.length === 0) return [];
  const rows = await tx.$queryRaw<{ feedDay: Date }[]>`
    select distinct feed_day as "feedDay" from entries where paper_id = any(${paperIds})`;
  return rows.map((row) => toDay(row.feedDay));
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
