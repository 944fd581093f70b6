import { writeAlone } from '@/lib/bulk';
import type { Claim } from '@/lib/digest/claim-commands';
import { log } from '@/lib/log';
import type { Outcome } from '@/lib/mail/outcome';
import { recordBounce } from '@/lib/subscribers/bounce-commands';
import { withoutAddresses } from '@/lib/subscribers/diagnostic';

const waits = [5, 15, 60, 120, 240];
const mostRefusals = 6;

/** A mail whose fate is known and not yet written down. */
export type Finished = { claim: Claim; outcome: Outcome };

/**
 * Commits that the mail is about to be offered; with it, in the same commit, what became of the one before. False where
 * the claim was lost, the reader has left or the edition was stopped meanwhile.
 */
export async function startSending(
  claim: Claim,
  worker: string,
  messageId: string,
  before: Finished | null = null,
): Promise<boolean> {
  const values = [claim.number, worker, messageId];
  const [row] = before
    ? await writeAlone<{ started: number }>('settle-and-start', settlingAndStarting, [
        ...values,
        ...settlementOf(before),
      ])
    : await writeAlone<{ started: number }>('start-sending', starting, values);
  return row?.started === 1;
}

/**
 * Writes down what became of the mail, and what it says about the reader's address. A late answer to the same attempt
 * may still settle an unknown. Returns the state.
 */
export async function settle(finished: Finished, worker: string): Promise<Outcome['status']> {
  await writeAlone('settle', settling, [worker, ...settlementOf(finished)]);
  const { claim, outcome } = finished;
  if (outcome.badAddress || outcome.points > 0) await recordRefusal(claim, outcome);
  return stateAfter(finished);
}

/** The state that an outcome leads to: who was asked to wait too often has failed. */
export function stateAfter({ claim, outcome }: Finished): Outcome['status'] {
  return outcome.status === 'retry' && refusalsAfter({ claim, outcome }) >= mostRefusals
    ? 'failed'
    : outcome.status;
}

function refusalsAfter({ claim, outcome }: Finished): number {
  return claim.refusals + (outcome.status === 'retry' && outcome.charged ? 1 : 0);
}

function settlementOf(finished: Finished): unknown[] {
  const { claim, outcome } = finished;
  const { charged, smtpCode, enhancedCode } = outcome;
  const response = withoutAddresses(outcome.response, claim.email);
  const status = stateAfter(finished);
  const refusals = refusalsAfter(finished);
  const usual = charged ? (waits[refusals - 1] ?? 240) : 5;
  const minutes = Math.max(outcome.waitMinutes, usual) * (1 + Math.random() / 5);
  const failed = outcome.status === 'retry' ? 'attempts' : (outcome.reason ?? 'refused');
  const reason = status === 'failed' ? failed : null;
  return [
    claim.number,
    claim.attempt + 1,
    status,
    reason,
    smtpCode,
    enhancedCode,
    response,
    refusals,
    minutes,
  ];
}

const startedRow = `
  update deliveries d set status = 'sending', attempt = attempt + 1, message_id = $3, started_at = now(),
    lease_until = now() + interval '15 minutes'
  where number = $1 and status = 'claimed' and claimed_by = $2 and lease_until > now()
    and exists (select from subscribers s where s.id = d.subscriber_id and s.status = 'confirmed' and s.kind = d.kind)
    and exists (select from editions e where e.id = d.edition_id and e.held_at is null and e.aborted_at is null)
  returning 1`;

/** Its values are those of a settlement, from place `first` on. */
function settledRow(worker: string, first: number): string {
  const [number, attempt, status, reason, code, enhanced, response, refusals, minutes] = Array.from(
    { length: 9 },
    (_, place) => `$${first + place}`,
  );
  // Who was erased meanwhile is not asked again.
  const open = `(${status} = 'retry' and subscriber_id is not null)`;
  return `
  update deliveries set
    status = case when ${status} = 'retry' and subscriber_id is null then 'cancelled' else ${status} end,
    reason = case when ${status} = 'retry' and subscriber_id is null then 'erased' else ${reason} end,
    smtp_code = ${code}, enhanced_code = ${enhanced},
    response = case when subscriber_id is not null then ${response} end, refusals = ${refusals},
    claimed_by = null, lease_until = null,
    finished_at = case when ${open} then null else now() end,
    not_before = case when ${open} then now() + ${minutes}::float8 * interval '1 minute' else not_before end
  where number = ${number} and attempt = ${attempt}
    and (status = 'sending' and claimed_by = ${worker} or status = 'unknown')`;
}

const starting = `with started as (${startedRow}) select count(*)::int as started from started`;
const settling = settledRow('$1', 2);
const settlingAndStarting = `with settled as (${settledRow('$2', 4)}), started as (${startedRow})
  select count(*)::int as started from started`;

async function recordRefusal(claim: Claim, outcome: Outcome): Promise<void> {
  await recordBounce({
    subscriberId: claim.subscriberId,
    deliveryNumber: BigInt(claim.number),
    editionId: claim.editionId,
    type: outcome.badAddress ? 'hard' : 'soft',
    points: outcome.points,
    source: 'smtp',
    code: outcome.enhancedCode ?? (outcome.smtpCode === null ? null : String(outcome.smtpCode)),
    diagnostic: outcome.response,
  });
}

/** Holds an edition whose mail is refused for its own form: it would be refused for everybody. */
export async function holdForFault({
  claim: { editionId },
  outcome: { smtpCode, enhancedCode },
}: Finished): Promise<void> {
  const because = `refused as malformed: ${smtpCode ?? ''} ${enhancedCode ?? ''}`.trim();
  log('error', 'edition_held', { edition: editionId, because });
  await writeAlone(
    'hold-for-fault',
    'update editions set held_at = coalesce(held_at, now()), stopped_because = coalesce(stopped_because, $2) where id = $1',
    [editionId, because],
  );
}
