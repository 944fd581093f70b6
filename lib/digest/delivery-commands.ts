import { db, Prisma } from '@/lib/db';
import type { Audience } from '@/lib/digest/audience-commands';
import { latenessHours } from '@/lib/digest/lateness';
import type { Outcome } from '@/lib/mail/outcome';
import { suppress } from '@/lib/subscribers/commands';
import { suppressionHash } from '@/lib/subscribers/keys';

/** A delivery that this worker holds, with what is needed to write its mail. */
export type Claim = {
  subscriberId: string;
  kind: string;
  localDate: Date;
  editionId: string;
  attempt: number;
  email: string;
  emailKey: string;
  tokenVersion: number;
};

type Row = Claim & { wanted: boolean; late: boolean };
type Verdict = 'claimed' | 'cancelled' | 'suppressed' | 'skipped_late';

const lease = Prisma.sql`now() + interval '15 minutes'`;
const waits = [5, 15, 60, 120, 240];
const mostAttempts = 6;

/**
 * Returns what a dead worker left: what it only claimed goes back, what it was sending is unknown for ever, since the
 * server may have taken it. Returns how many became unknown.
 */
export async function recoverAbandoned(): Promise<number> {
  await db().$executeRaw`
    update deliveries set status = 'pending', claimed_by = null, lease_until = null
    where status = 'claimed' and lease_until < now()`;
  return db().$executeRaw`
    update deliveries set status = 'unknown', lease_until = null, finished_at = now()
    where status = 'sending' and lease_until < now()`;
}

/**
 * Claims up to `limit` due deliveries for this worker. Whoever has left, is suppressed or would get it too late is
 * settled here and not returned, only counted.
 */
export async function claimBatch(worker: string, limit: number, audience: Audience = {}) {
  const settled = { cancelled: 0, suppressed: 0, skipped_late: 0 };
  const claims = await db().$transaction(async (tx) => {
    const rows = await lockDue(tx, limit, audience);
    const hashes = rows.map((row) => suppressionHash(row.emailKey));
    const found = await tx.suppression.findMany({ where: { addressHash: { in: hashes } } });
    const suppressed = new Set(found.map((row) => row.addressHash));
    const kept: Claim[] = [];
    for (const row of rows) {
      const verdict = judge(row, suppressed.has(suppressionHash(row.emailKey)));
      await mark(tx, row, verdict, worker);
      if (verdict === 'claimed') kept.push(row);
      else settled[verdict] += 1;
    }
    return kept;
  });
  return {
    claims,
    settled,
    claimed: claims.length + settled.cancelled + settled.suppressed + settled.skipped_late,
  };
}

/** Commits that the mail is about to be offered. False where the claim was lost or the reader has left meanwhile. */
export async function startSending(claim: Claim, worker: string, messageId: string): Promise<boolean> {
  const started = await db().$executeRaw`
    update deliveries d set status = 'sending', attempt = attempt + 1, message_id = ${messageId},
      started_at = now(), lease_until = ${lease}
    where ${same(claim)} and status = 'claimed' and claimed_by = ${worker} and lease_until > now()
      and exists (select from subscribers s where s.id = d.subscriber_id and s.status = 'confirmed' and s.kind = d.kind)`;
  return started === 1;
}

/** Writes down what became of the mail. A late answer to the same attempt may still settle an unknown. */
export async function settle(claim: Claim, worker: string, outcome: Outcome): Promise<Outcome['status']> {
  const attempt = claim.attempt + 1;
  const status =
    outcome.status === 'retry' && outcome.charged && attempt >= mostAttempts ? 'failed' : outcome.status;
  const minutes = outcome.charged ? (waits[claim.attempt] ?? 240) : 5;
  await db().$executeRaw`
    update deliveries d set status = ${status}, smtp_code = ${outcome.smtpCode}, response = ${outcome.response},
      enhanced_code = ${outcome.enhancedCode}, claimed_by = null, lease_until = null,
      attempt = ${outcome.charged ? attempt : claim.attempt},
      not_before = case when ${status} = 'retry'
        then now() + make_interval(secs => ${minutes * 60 * (0.9 + Math.random() * 0.2)}) else not_before end,
      finished_at = case when ${status} = 'retry' then null else now() end
    where ${same(claim)} and status in ('sending', 'unknown') and attempt = ${attempt}
      and (claimed_by = ${worker} or status = 'unknown')`;
  if (outcome.badAddress) await suppress(claim.emailKey, 'hard_bounce');
  return status;
}

/** Gives back what was claimed and not begun. */
export async function release(claims: Claim[], worker: string): Promise<void> {
  for (const claim of claims)
    await db().$executeRaw`
      update deliveries d set status = case when attempt > 0 then 'retry' else 'pending' end,
        claimed_by = null, lease_until = null
      where ${same(claim)} and status = 'claimed' and claimed_by = ${worker}`;
}

/**
 * Late is counted from the reader's hour, however often the mail was offered since; whoever never had one is never too
 * late. Exported so that a test can look at its plan.
 */
export function dueRows(
  status: 'pending' | 'retry',
  limit: number,
  { subscriberId }: Audience = {},
): Prisma.Sql {
  const one = subscriberId ? Prisma.sql`and d.subscriber_id = ${subscriberId}` : Prisma.empty;
  return Prisma.sql`
    select d.subscriber_id as "subscriberId", d.kind, d.local_date as "localDate", d.edition_id as "editionId",
      d.attempt, s.email, s.email_key as "emailKey", s.token_version as "tokenVersion",
      s.status = 'confirmed' and s.kind = d.kind as wanted,
      (d.local_date + make_time(s.hour, 0, 0)) at time zone s.time_zone < now() - make_interval(
          hours => case d.kind when 'weekly' then ${latenessHours('weekly')}::int else ${latenessHours('daily')}::int end)
        and exists (select from deliveries o where o.subscriber_id = d.subscriber_id
          and o.edition_id <> d.edition_id) as late
    from deliveries d join subscribers s on s.id = d.subscriber_id
    where d.status = ${status} and d.not_before <= now() ${one}
    order by d.not_before limit ${limit} for update of d skip locked`;
}

async function lockDue(tx: Prisma.TransactionClient, limit: number, audience: Audience): Promise<Row[]> {
  const again = await tx.$queryRaw<Row[]>(dueRows('retry', limit, audience));
  const left = limit - again.length;
  return left > 0 ? [...again, ...(await tx.$queryRaw<Row[]>(dueRows('pending', left, audience)))] : again;
}

function judge(row: Row, suppressed: boolean): Verdict {
  if (!row.wanted) return 'cancelled';
  if (suppressed) return 'suppressed';
  return row.late ? 'skipped_late' : 'claimed';
}

async function mark(tx: Prisma.TransactionClient, row: Row, verdict: Verdict, worker: string): Promise<void> {
  const claimed = verdict === 'claimed';
  await tx.$executeRaw`
    update deliveries d set status = ${verdict}, claimed_by = ${claimed ? worker : null},
      lease_until = case when ${claimed} then ${lease} end, finished_at = case when ${claimed} then null else now() end
    where ${same(row)}`;
}

function same({ subscriberId, kind, localDate }: Claim): Prisma.Sql {
  const day = localDate.toISOString().slice(0, 10);
  return Prisma.sql`d.subscriber_id = ${subscriberId} and d.kind = ${kind} and d.local_date = ${day}::date`;
}
