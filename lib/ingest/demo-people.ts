import { createHash } from 'node:crypto';
import { startOfFeedDay } from '@/lib/dates';
import { db } from '@/lib/db';
import type { DemoComment, DemoPaper, DemoPerson } from '@/lib/ingest/demo-catalogue';
import { objectId } from '@/lib/papers/object-id';

const hour = 3_600_000;

/** Writes the invented people. Safe to repeat, as all of this file. */
export async function writePeople(people: DemoPerson[]): Promise<void> {
  await db().user.createMany({
    data: people.map(({ handle, name }) => ({
      id: `demo-${handle}`,
      objectId: objectId('user', `demo-${handle}`),
      handle,
      name,
      demo: true,
    })),
    skipDuplicates: true,
  });
}

/** Each vote falls at an hour of the paper's first days that depends on who votes for what, and never in the future. */
export async function writeVotes(placed: DemoPaper[], people: DemoPerson[], now: Date): Promise<void> {
  const data = placed.flatMap((one) => {
    const voters = [...people].sort(
      (a, b) => chance(`${one.id}${a.handle}`) - chance(`${one.id}${b.handle}`),
    );
    return voters.slice(0, one.votes).flatMap(({ handle }) => {
      const after = hour * (4 + 44 * chance(`${handle}${one.id}`) ** 2);
      const castAt = new Date(startOfFeedDay(one.feedDay).getTime() + after);
      return {
        userId: `demo-${handle}`,
        paperId: one.id,
        castAt: castAt <= now ? castAt : earlier(one, now, handle),
      };
    });
  });
  await db().vote.createMany({ data, skipDuplicates: true });
}

/** A moment between the start of the paper's day and now, for days that have only begun. */
function earlier(one: DemoPaper, now: Date, handle: string): Date {
  const start = Math.min(startOfFeedDay(one.feedDay).getTime(), now.getTime());
  return new Date(start + (now.getTime() - start) * chance(`${one.id}${handle}`));
}

/** Writes the comments on these papers, none of them in the future. */
export async function writeComments(placed: DemoPaper[], remarks: DemoComment[], now: Date): Promise<void> {
  const days = new Map(placed.map((one) => [one.id, one.feedDay]));
  const data = remarks.flatMap(({ paper: paperId, by, body, hoursAfter }) => {
    const day = days.get(paperId);
    if (!day) return [];
    const at = Math.min(startOfFeedDay(day).getTime() + hoursAfter * hour, now.getTime());
    const id = objectId('comment', `${paperId}\n${by}\n${body}`);
    return { id, paperId, authorId: `demo-${by}`, body, createdAt: new Date(at) };
  });
  await db().comment.createMany({ data, skipDuplicates: true });
}

/** A number from 0 to 1 that is always the same for the same text. */
function chance(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE() / 2 ** 32;
}
