import { setTimeout as wait } from 'node:timers/promises';
import { db } from '@/lib/db';
import { AppError } from '@/lib/errors';

/**
 * Waits for this installation's next turn to ask a service. The turns of all processes and machines come from one
 * database row, the given number of milliseconds apart. Throws AppError 'source_unavailable' where the queue is longer
 * than the caller will wait; then no turn is taken.
 */
export async function takeTurn(service: string, intervalMs: number, longestMs: number): Promise<void> {
  const [turn] = await db().$queryRaw<{ waitMs: number }[]>`
    insert into politeness as turn (service, next_at)
    values (${service}, clock_timestamp() + ${intervalMs} * interval '1 millisecond')
    on conflict (service) do update
      set next_at = greatest(turn.next_at, clock_timestamp()) + ${intervalMs} * interval '1 millisecond'
      where turn.next_at <= clock_timestamp() + ${longestMs} * interval '1 millisecond'
    returning (extract(epoch from next_at - clock_timestamp()) * 1000 - ${intervalMs})::float8 as "waitMs"`;
  if (!turn) throw new AppError('source_unavailable');
  if (turn.waitMs > 0) await wait(turn.waitMs);
}

/** Lets nobody of this installation ask the service before the given number of milliseconds has passed. */
export async function postponeTurns(service: string, milliseconds: number): Promise<void> {
  await db().$executeRaw`
    update politeness
    set next_at = greatest(next_at, clock_timestamp() + ${milliseconds} * interval '1 millisecond')
    where service = ${service}`;
}
