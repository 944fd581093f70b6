import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { db } from '@/lib/db';
import { AppError } from '@/lib/errors';

/** The permission to ask a service once, until it is given back or runs out. */
export type Turn = { service: string; token: string; interval: number };

/**
 * How a turn is taken, in milliseconds: `interval` from the end of one to the next, `busy` until a turn that is never given back
 * runs out, `longestWait` before the caller gives up. Who can wait lets others go first by `yieldMs`.
 */
export type TurnTerms = { interval: number; busy: number; longestWait: number; yieldMs?: number };

const longestSleep = 200;

/**
 * Waits until this installation may ask a service and nobody of it is asking. All processes and machines share one
 * database row: turns lie the interval apart and never overlap. Throws AppError 'source_unavailable' where the wait
 * is longer than the caller will bear; then no turn is taken.
 */
export async function takeTurn(service: string, terms: TurnTerms): Promise<Turn> {
  const token = randomUUID();
  const deadline = performance.now() + terms.longestWait;
  while (!(await isTaken(service, token, terms))) {
    const { untilNext, untilFree } = await look(service, terms.yieldMs ?? 0);
    const left = deadline - performance.now();
    if (untilNext > left || left <= 0) throw new AppError('source_unavailable');
    await sleep(Math.min(left, pauseBefore(untilNext, untilFree, terms.interval)));
  }
  return { service, token, interval: terms.interval };
}

/**
 * Gives a turn back when its request is over. Nobody of this installation asks before the interval and `pause`, both in
 * milliseconds from now, are over: the way to the service is not always equally long, so its beginning is no measure.
 * A turn that has run out belongs to somebody else by then.
 */
export async function releaseTurn({ service, token, interval }: Turn, pause = 0): Promise<void> {
  const rest = Math.max(pause, interval);
  await db().$executeRaw`
    update politeness set
      next_at = greatest(next_at, clock_timestamp() + ${rest} * interval '1 millisecond'),
      busy_until = case when busy_by = ${token} then clock_timestamp() else busy_until end,
      busy_by = nullif(busy_by, ${token})
    where service = ${service}`;
}

/** Takes the turn if it is free at this moment: one statement, so that two can never have it. */
async function isTaken(
  service: string,
  token: string,
  { interval, busy, yieldMs = 0 }: TurnTerms,
): Promise<boolean> {
  const taken = await db().$executeRaw`
    insert into politeness as turn (service, next_at, busy_until, busy_by)
    values (
      ${service},
      clock_timestamp() + ${interval} * interval '1 millisecond',
      clock_timestamp() + ${busy} * interval '1 millisecond',
      ${token}
    )
    on conflict (service) do update set
      next_at = clock_timestamp() + ${interval} * interval '1 millisecond',
      busy_until = clock_timestamp() + ${busy} * interval '1 millisecond',
      busy_by = excluded.busy_by
    where greatest(turn.next_at, turn.busy_until) + ${yieldMs} * interval '1 millisecond' <= clock_timestamp()`;
  return taken > 0;
}

/** How long it is, by the database's clock, until a turn may begin, and at the latest until nobody is asking. */
async function look(service: string, yieldMs: number): Promise<{ untilNext: number; untilFree: number }> {
  const [row] = await db().$queryRaw<{ untilNext: number; untilFree: number }[]>`
    select (extract(epoch from next_at - clock_timestamp()) * 1000 + ${yieldMs})::float8 as "untilNext",
      (extract(epoch from coalesce(busy_until, next_at) - clock_timestamp()) * 1000 + ${yieldMs})::float8 as "untilFree"
    from politeness where service = ${service}`;
  return row ?? { untilNext: 0, untilFree: 0 };
}

/** Sleeps through what is certain; a turn may be given back early, so that is looked at now and then. */
function pauseBefore(untilNext: number, untilFree: number, interval: number): number {
  const glance = Math.min(longestSleep, Math.max(5, interval / 4));
  const jitter = Math.random() * Math.min(20, glance);
  const certain = Math.max(0, untilNext);
  return (untilFree > certain ? Math.max(certain, Math.min(untilFree, glance)) : certain) + jitter;
}
