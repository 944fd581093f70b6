import { type Day, toDay } from '@/lib/dates';
import { db, type Prisma } from '@/lib/db';
import { batchesPerFactorOfTen } from '@/lib/entries/hotness';
import { type DemoPaper, readDemoCatalogue, toDemoRecord } from '@/lib/ingest/demo-catalogue';
import { writeComments, writePeople, writeVotes } from '@/lib/ingest/demo-people';
import { type IngestResult, recordRun } from '@/lib/ingest/run';

/**
 * Loads the demo catalogue as of a moment: true papers with summaries of our own, and invented people who vote and
 * comment. All of it is marked as demo. Safe to repeat.
 */
export async function ingestDemo(now: Date = new Date()): Promise<IngestResult> {
  const { papers, people, comments } = await readDemoCatalogue(now);
  return await recordRun('demo', async (bringIn) => {
    await bringIn({ records: papers.map(toDemoRecord), unreadable: [] });
    const shown = await onlyDemo(papers);
    await writePeople(people);
    await writeVotes(shown, people, now);
    await writeComments(shown, comments, now);
    await recount(shown.map((one) => one.id));
  });
}

/**
 * Takes the demo catalogue away: its papers, its people, and their votes and comments everywhere. Returns the days whose
 * lists changed.
 */
export async function removeDemo(): Promise<Day[]> {
  return await db().$transaction(async (tx) => {
    const people = await tx.user.findMany({ where: { demo: true }, select: { id: true } });
    if (people.length === 0) return [];
    const userIds = people.map((one) => one.id);
    const voted = await tx.vote.findMany({ where: { userId: { in: userIds } }, select: { paperId: true } });
    const said = await tx.comment.findMany({
      where: { authorId: { in: userIds } },
      select: { paperId: true },
    });
    const touched = [...voted, ...said].map((one) => one.paperId);
    const shown = await tx.entry.findMany({
      where: { OR: [{ paper: { demo: true } }, { paperId: { in: touched } }] },
      select: { feedDay: true },
    });
    await tx.paper.deleteMany({ where: { demo: true } });
    await tx.user.deleteMany({ where: { id: { in: userIds } } });
    await recount(touched, tx);
    return [...new Set(shown.map((entry) => toDay(entry.feedDay)))];
  });
}

/** A paper that has come in for real gets no invented vote. */
async function onlyDemo(placed: DemoPaper[]): Promise<DemoPaper[]> {
  const ids = placed.map((one) => one.id);
  const rows = await db().entry.findMany({
    where: { paperId: { in: ids }, paper: { demo: true } },
    select: { paperId: true, feedDay: true },
  });
  const days = new Map(rows.map((row) => [row.paperId, toDay(row.feedDay)]));
  return placed.flatMap((one) => {
    const feedDay = days.get(one.id);
    return feedDay ? [{ ...one, feedDay }] : [];
  });
}

/** Sets counters and Hot of these papers from their rows. */
async function recount(ids: string[], tx: Prisma.TransactionClient = db()): Promise<void> {
  await tx.$executeRaw`
    update papers set
      upvotes = (select count(*) from votes where votes.paper_id = papers.id),
      comment_count = (select count(*) from comments where comments.paper_id = papers.id and hidden_at is null),
      vote_weight = voted.weight,
      hot = round((log(1 + voted.weight)
        + coalesce((select batch from entries where entries.paper_id = papers.id), 0)::float8
          / ${batchesPerFactorOfTen}::int)::numeric, 7)
    from (
      select p.id, coalesce(sum(v.weight), 0) as weight
      from papers p left join votes v on v.paper_id = p.id
      where p.id = any(${[...new Set(ids)]}) group by p.id
    ) voted
    where papers.id = voted.id`;
}
