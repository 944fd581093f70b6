import { createHash } from 'node:crypto';
import { writeAlone } from '@/lib/bulk';
import { addDays, type Day, endOfFeedDay, fromDay } from '@/lib/dates';
import { db } from '@/lib/db';
import { lookAgain } from '@/lib/digest/audience-commands';
import { type EditionKind, type EditionName, editionKind } from '@/lib/digest/schema';
import { type FrozenPaper, listDuePeriods, listToFreeze } from '@/lib/digest/unfrozen-queries';

const daysUntilForgotten = 60;

/**
 * Freezes every edition of the last two weeks whose time is over and that is still missing; where there is none of a
 * kind yet, the newest day or week, for whoever has just confirmed. Returns those it froze.
 */
export async function publishDueEditions(now: Date = new Date()): Promise<EditionName[]> {
  const published: EditionName[] = [];
  for (const kind of editionKind.options)
    for (const name of await listDuePeriods(kind, now))
      if (await publishEdition(kind, name.periodStart)) published.push(name);
  for (const one of published) {
    const over = endOf(one);
    if (await wasLookedFor(over, now)) await lookAgain(one.kind, over, now);
  }
  return published;
}

/**
 * Copies the papers of a day, or of the week that begins on this Monday. Returns false where the edition exists already,
 * also when two calls meet, or where there are no papers.
 */
export async function publishEdition(kind: EditionKind, periodStart: Day): Promise<boolean> {
  const papers = await listToFreeze(kind, periodStart);
  if (papers.length === 0) return false;
  return db().$transaction(async (tx) => {
    const [edition] = await tx.edition.createManyAndReturn({
      data: [{ kind, periodStart: fromDay(periodStart), contentHash: hashOf(papers) }],
      skipDuplicates: true,
      select: { id: true },
    });
    if (!edition) return false;
    await tx.editionPaper.createMany({
      data: papers.map((paper, index) => ({ ...paper, editionId: edition.id, place: index + 1 })),
    });
    return true;
  });
}

/** Closes the editions of which no delivery is open any more with their counts, and opens again those addressed since. */
export async function closeEditions(): Promise<void> {
  await writeAlone('close-editions', closing, []);
}

/** Exported so that a test can look at its plan. */
export const closing = `
  update editions e set closed_at = case when closed_at is null then now() end,
    tally = case when closed_at is null then (
      select coalesce(jsonb_object_agg(status, readers), '{}') from (
        select status, count(*) as readers from deliveries d where d.edition_id = e.id group by status) counted) end
  where e.kind in ('daily', 'weekly') and e.period_start > current_date - ${daysUntilForgotten}
    and (e.closed_at is not null) = exists (
      select from deliveries d
      where d.edition_id = e.id and d.status in ('pending', 'claimed', 'sending', 'retry'))`;

/** Whether an earlier run has passed over it, so that readers whose hour struck meanwhile were looked at without it. */
async function wasLookedFor(over: Date, now: Date): Promise<boolean> {
  const run = await db().run.findFirst({
    where: { job: 'digest', startedAt: { gte: over, lt: now } },
    select: { id: true },
  });
  return run !== null;
}

function endOf({ kind, periodStart }: EditionName): Date {
  return endOfFeedDay(kind === 'weekly' ? addDays(periodStart, 6) : periodStart);
}

function hashOf(papers: FrozenPaper[]): string {
  return createHash('sha256').update(JSON.stringify(papers)).digest('hex');
}
