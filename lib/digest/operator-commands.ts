import { z } from 'zod';
import { requireAdmin } from '@/lib/auth/admin';
import type { Viewer } from '@/lib/auth/schema';
import { fromDay, parseDay, toDay } from '@/lib/dates';
import { db, Prisma } from '@/lib/db';
import { type EditionName, editionKind } from '@/lib/digest/schema';
import { AppError } from '@/lib/errors';
import { log } from '@/lib/log';

const named = z.object({ kind: editionKind, date: z.string().transform(toRealDay) });
const oneOrAll = z.object({
  number: z
    .string()
    .regex(/^[1-9]\d{0,17}$/)
    .optional(),
});

/** What was done to which edition, and to how many deliveries. */
export type Done = { edition: EditionName; deliveries: number };

/** No mail of the edition leaves until it is resumed. Does nothing to one that is held or aborted. Throws not_found. */
export async function holdEdition(viewer: Viewer, input: unknown): Promise<Done> {
  return act(viewer, 'edition_held', input, async (tx, id) => {
    await tx.$executeRaw`update editions set held_at = now(), stopped_because = 'operator'
      where id = ${id} and held_at is null and aborted_at is null`;
    return 0;
  });
}

/** Lets a held edition go on at once. Who would get it too late is skipped as ever. Throws not_found. */
export async function resumeEdition(viewer: Viewer, input: unknown): Promise<Done> {
  return act(viewer, 'edition_resumed', input, async (tx, id) => {
    const resumed = await tx.$executeRaw`update editions set held_at = null, stopped_because = null
      where id = ${id} and held_at is not null and aborted_at is null`;
    if (resumed === 0) return 0;
    return tx.$executeRaw`update deliveries set not_before = now()
      where edition_id = ${id} and status in ('pending', 'retry')`;
  });
}

/** Ends an edition: what has not begun is cancelled, what is being sent settles by itself. Throws not_found. */
export async function abortEdition(viewer: Viewer, input: unknown): Promise<Done> {
  return act(viewer, 'edition_aborted', input, async (tx, id) => {
    await tx.$executeRaw`update editions set aborted_at = now(), held_at = null, stopped_because = 'operator'
      where id = ${id} and aborted_at is null`;
    return tx.$executeRaw`update deliveries set status = 'cancelled', reason = 'aborted', claimed_by = null,
        lease_until = null, finished_at = now()
      where edition_id = ${id} and status in ('pending', 'retry', 'claimed')`;
  });
}

/**
 * Sends mails of unknown fate again, one or all of the edition, under the same Message-ID: a second copy is possible.
 * Left out are readers who have gone or changed the kind. Lateness counts anew. Throws not_found.
 */
export async function resendUnknown(viewer: Viewer, input: unknown): Promise<Done> {
  return act(viewer, 'unknown_sent_again', input, async (tx, id) => {
    const { number = null } = oneOrAll.parse(input);
    const again = await tx.$executeRaw(updateUnknown(id, number));
    if (again > 0) await tx.$executeRaw`update editions set closed_at = null, tally = null where id = ${id}`;
    return again;
  });
}

export function updateUnknown(editionId: string, number: string | null): Prisma.Sql {
  return Prisma.sql`
    update deliveries d set status = 'retry', not_before = now(), due_at = now(), finished_at = null
    from subscribers s, editions e
    where d.edition_id = ${editionId} and d.status = 'unknown' ${number ? Prisma.sql`and d.number = ${BigInt(number)}` : Prisma.empty}
      and s.id = d.subscriber_id and s.status = 'confirmed' and s.kind = d.kind
      and e.id = d.edition_id and e.aborted_at is null`;
}

type Work = (tx: Prisma.TransactionClient, editionId: string) => Promise<number>;

async function act(viewer: Viewer, event: string, input: unknown, work: Work): Promise<Done> {
  requireAdmin(viewer);
  const { kind, date } = named.parse(input);
  const where = { kind_periodStart: { kind, periodStart: fromDay(date) } };
  const edition = await db().edition.findUnique({ where, select: { id: true, periodStart: true } });
  if (!edition) throw new AppError('not_found');
  const deliveries = await db().$transaction((tx) => work(tx, edition.id), { timeout: 60_000 });
  log('info', event, { edition: edition.id, deliveries, by: viewer.userId });
  return { edition: { kind, periodStart: toDay(edition.periodStart) }, deliveries };
}

function toRealDay(text: string, context: z.core.$RefinementCtx<string>): string {
  const day = parseDay(text);
  if (day) return day;
  context.addIssue({ code: 'custom', message: 'is no date', input: text });
  return z.NEVER;
}
