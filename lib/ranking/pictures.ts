import { addDays, currentFeedDay, type Day, startOfFeedDay } from '@/lib/dates';
import { db, Prisma } from '@/lib/db';
import { readSummaries } from '@/lib/entries/queries';
import type { TrendingPaper } from '@/lib/ranking/schema';

const daysOfPicture = 7;

/** The papers of these rows in their order, each with its votes of the last seven days. */
export async function readTrendingPapers(rows: { id: string }[], now: Date): Promise<TrendingPaper[]> {
  const [papers, pictures] = await Promise.all([
    readSummaries(rows),
    readVotesByDay(
      rows.map((row) => row.id),
      currentFeedDay(now),
    ),
  ]);
  return papers.map((paper) => ({ ...paper, votesByDay: pictures.get(paper.id) ?? blankPicture() }));
}

/** Votes since the first beginning, by the day that had begun, from 1. Comparing moments is cheaper than zones a vote. */
export function selectVotesByDay(ids: string[], beginnings: Date[]): Prisma.Sql {
  return Prisma.sql`
    SELECT v.paper_id AS id, width_bucket(v.cast_at, ${beginnings}::timestamptz[]) AS place, count(*)::int AS votes
    FROM votes v
    WHERE v.paper_id = ANY(${ids}) AND v.cast_at >= ${beginnings[0]}::timestamptz
    GROUP BY 1, 2`;
}

async function readVotesByDay(ids: string[], last: Day): Promise<Map<string, number[]>> {
  const days = Array.from({ length: daysOfPicture + 1 }, (_, place) =>
    addDays(last, 1 - daysOfPicture + place),
  );
  const votes = await db().$queryRaw<{ id: string; place: number; votes: number }[]>(
    selectVotesByDay(ids, days.map(startOfFeedDay)),
  );
  const pictures = new Map(ids.map((id) => [id, blankPicture()]));
  for (const vote of votes) {
    const picture = pictures.get(vote.id);
    if (picture && vote.place <= daysOfPicture) picture[vote.place - 1] = vote.votes;
  }
  return pictures;
}

function blankPicture(): number[] {
  return Array.from({ length: daysOfPicture }, () => 0);
}
