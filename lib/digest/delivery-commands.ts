import { writeAlone } from '@/lib/bulk';
import type { Claim } from '@/lib/digest/claim-commands';

/**
 * Returns what a dead worker left: what it only claimed goes back, what it was sending is unknown for ever, since the
 * server may have taken it. Returns how many became unknown.
 */
export async function recoverAbandoned(): Promise<number> {
  await writeAlone(
    'return-abandoned',
    `update deliveries set status = case when attempt > 0 then 'retry' else 'pending' end, claimed_by = null,
      lease_until = null where status = 'claimed' and lease_until < now()`,
    [],
  );
  const unknown = await writeAlone(
    'settle-abandoned',
    `update deliveries set status = 'unknown', lease_until = null, finished_at = now()
      where status = 'sending' and lease_until < now() returning 1`,
    [],
  );
  return unknown.length;
}

/** Says that this worker lives, so that nobody takes over what it holds. */
export async function renewLeases(worker: string): Promise<void> {
  await writeAlone(
    'renew-leases',
    `update deliveries set lease_until = now() + interval '15 minutes'
      where status in ('claimed', 'sending') and lease_until > now() and claimed_by = $1`,
    [worker],
  );
}

/** Gives back what was claimed and not begun. */
export async function release(claims: Claim[], worker: string): Promise<void> {
  if (claims.length === 0) return;
  await writeAlone(
    'release',
    `update deliveries set status = case when attempt > 0 then 'retry' else 'pending' end, claimed_by = null,
      lease_until = null where number = any($1::bigint[]) and status = 'claimed' and claimed_by = $2`,
    [claims.map(({ number }) => number), worker],
  );
}

/** Ends a claimed delivery that nothing is sent for: its reader's choice leaves nothing, or it cannot be written. */
export async function giveUp(
  { number }: Claim,
  worker: string,
  status: 'cancelled' | 'failed',
  reason: 'nothing_matched' | 'composing',
): Promise<void> {
  await writeAlone(
    'give-up',
    `update deliveries set status = $3, reason = $4, claimed_by = null, lease_until = null, finished_at = now()
      where number = $1 and status = 'claimed' and claimed_by = $2`,
    [number, worker, status, reason],
  );
}
