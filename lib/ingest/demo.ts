import { toDay } from '@/lib/dates';
import { db, type Prisma } from '@/lib/db';
import { batchesPerFactorOfTen } from '@/lib/entries/hotness';
import { type DemoPaper, readDemoCatalogue, toDemoRecord } from '@/lib/ingest/demo-catalogue';
import { writeComments, writePeople, writeVotes } from '@/lib/ingest/demo-people';
import { recordRun } from '@/lib/ingest/run';
import type { Change, GoneEdition, IngestResult } from '@/lib/ingest/tally';

/**
 * Loads the demo catalogue as of a moment: true papers with summaries of our own, and invented people who vote and
 * comment. All of it is marked as demo. Safe to repeat.
 */
export async function ingestDemo(now: Date = new Date()): Promise<IngestResult> {
  const { papers, people, comments } = await readDemoCatalogue(now);
  return await recordRun({ source: 'demo' }, async (bringIn) => {
    await bringIn({ records: papers.map(toDemoRecord), unreadable: [] });
    const shown = await onlyDemo(papers);
    await writePeople(people);
    await writeVotes(shown, people, now);
    await writeComments(shown, comments, now);
    const ids = shown.map((one) => one.id);
    await db().$transaction((tx) => recount(tx, ids));
  });
}

/**
 * Takes the demo catalogue away: its papers, its people, and their votes and comments everywhere, and the editions
 * that hold such papers and went to nobody. Returns what changed.
 */
export async function removeDemo(): Promise<Change> {
  return await db().$transaction(async (tx) => {
    const people = await tx.user.findMany({ where: { demo: true }, select: { id: true } });
    if (people.length === 0) return { days: [], changedIds: [], editions: [] };
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
    const papers = await tx.paper.findMany({ where: { demo: true }, select: { id: true } });
    const gone = papers.map((one) => one.id);
    const editions = await removeEditions(tx, gone);
    await tx.paper.deleteMany({ where: { demo: true } });
    await tx.user.deleteMany({ where: { id: { in: userIds } } });
    await recount(tx, touched);
    const days = [...new Set(shown.map((entry) => toDay(entry.feedDay)))];
    return { days, changedIds: [...new Set([...gone, ...touched])], editions };
  });
}

/** Locks first: an edition that is being addressed at this moment stays. */
async function removeEditions(tx: Prisma.TransactionClient, paperIds: string[]): Promise<GoneEdition[]> {
  const holding = await tx.edition.findMany({
    where: { deliveries: { none: {} }, papers: { some: { paperId: { in: paperIds } } } },
    select: { id: true },
  });
  const ids = holding.map((one) => one.id);
  await tx.$queryRaw`select id from editions where id = any(${ids}) order by id for update`;
  const unsent = await tx.edition.findMany({ where: { id: { in: ids }, deliveries: { none: {} } } });
  await tx.edition.deleteMany({ where: { id: { in: unsent.map((one) => one.id) } } });
  return unsent.map(({ kind, periodStart }) => ({
    kind,
    periodStart: toDay(periodStart),
  }));
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

/** Sets counters and Hot of these papers from their rows. Locks first, so that a vote cast meanwhile is counted once. */
async function recount(tx: Prisma.TransactionClient, paperIds: string[]): Promise<void> {
  const ids = [...new Set(paperIds)];
  await tx.$queryRaw`select id from papers where id = any(${ids}) order by id for update`;
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
      where p.id = any(${ids}) group by p.id
    ) voted
    where papers.id = voted.id`;
}
