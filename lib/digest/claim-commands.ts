import { type Sql, writeInBulk } from '@/lib/bulk';
import type { Audience } from '@/lib/digest/audience';
import { dueRows } from '@/lib/digest/due-rows';
import { latenessHours } from '@/lib/digest/lateness';
import { tellAlerts } from '@/lib/follows/mail-commands';
import type { MailAlert } from '@/lib/follows/schema';
import { admit } from '@/lib/mail/gate-commands';
import { suppressionHash } from '@/lib/subscribers/keys';

/** A delivery that this worker holds, with what is needed to write its mail. */
export type Claim = {
  /** As the driver reads a bigint. */
  number: string;
  subscriberId: string;
  editionId: string;
  attempt: number;
  refusals: number;
  /** Of an earlier attempt; it stays. */
  messageId: string | null;
  email: string;
  domain: string;
  tokenVersion: number;
  categories: string[];
  keywords: string[];
  papers: number;
  minVotes: number;
  locale: string;
  textOnly: boolean;
  /** New papers of what the reader follows; they stay the same however often the mail is offered. */
  alerts: MailAlert[];
};

type Row = Omit<Claim, 'alerts'> & { emailKey: string; stopped: string | null; late: boolean };
type Verdict = { status: 'claimed' | 'waiting' | Settled; reason: string | null; again: Date | null };
export type Settled = 'cancelled' | 'suppressed' | 'skipped_late';

/**
 * Claims up to `limit` due deliveries for this worker. Whoever has left, paused, is suppressed or would get it too late
 * is settled here and only counted; what its receiver takes no mail for now is put off. `found` counts all of them.
 */
export async function claimBatch(worker: string, limit: number, { subscriberId }: Audience = {}) {
  return writeInBulk(async (sql) => {
    const rows = await sql<Row>(dueRows, [
      limit,
      subscriberId ?? null,
      latenessHours('daily'),
      latenessHours('weekly'),
    ]);
    const verdicts = await judge(sql, worker, rows);
    if (rows.length > 0) await mark(sql, worker, rows, verdicts);
    const claimed = rows.filter((_, place) => verdicts[place]?.status === 'claimed');
    const alerts = await tellAlerts(sql, claimed);
    const claims: Claim[] = claimed.map((row) => ({ ...row, alerts: alerts.get(row.number) ?? [] }));
    return { claims, settled: countSettled(verdicts), found: rows.length };
  });
}

async function judge(sql: Sql, worker: string, rows: Row[]): Promise<Verdict[]> {
  const suppressed = await listSuppressed(sql, rows);
  const verdicts = rows.map((row) => judgeReader(row, suppressed.has(suppressionHash(row.emailKey))));
  const wanted = new Map<string, number>();
  for (const [place, { domain }] of rows.entries())
    if (verdicts[place]?.status === 'claimed') wanted.set(domain, (wanted.get(domain) ?? 0) + 1);
  const admitted = await admit(sql, worker, wanted);
  return verdicts.map((verdict, place) => {
    const gate = admitted.get(rows[place]?.domain ?? '');
    if (verdict.status !== 'claimed' || !gate) return verdict;
    gate.allowed -= 1;
    return gate.allowed >= 0 ? verdict : { status: 'waiting', reason: null, again: gate.again };
  });
}

function judgeReader(row: Row, suppressed: boolean): Verdict {
  const again = row.stopped === 'held' ? new Date(Date.now() + heldMs) : null;
  if (again) return { status: 'waiting', reason: null, again };
  if (row.stopped) return { status: 'cancelled', reason: row.stopped, again };
  if (suppressed) return { status: 'suppressed', reason: null, again };
  return { status: row.late ? 'skipped_late' : 'claimed', reason: null, again };
}

/** Resuming an edition calls its rows at once; this only bounds how often they are looked at meanwhile. */
const heldMs = 10 * 60_000;

async function listSuppressed(sql: Sql, rows: Row[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const hashes = rows.map((row) => suppressionHash(row.emailKey));
  const found = await sql<{ hash: string }>(
    'select address_hash as hash from suppressions where address_hash = any($1)',
    [hashes],
  );
  return new Set(found.map(({ hash }) => hash));
}

async function mark(sql: Sql, worker: string, rows: Row[], verdicts: Verdict[]): Promise<void> {
  await sql(
    `update deliveries d set
      status = case when v.status = 'waiting' then d.status else v.status end, reason = v.reason,
      claimed_by = case when v.status = 'claimed' then $5 end,
      lease_until = case when v.status = 'claimed' then now() + interval '15 minutes' end,
      finished_at = case when v.status not in ('claimed', 'waiting') then now() end,
      not_before = coalesce(v.again, d.not_before)
    from unnest($1::bigint[], $2::text[], $3::text[], $4::timestamptz[]) v(number, status, reason, again)
    where d.number = v.number and d.status in ('pending', 'retry')`,
    [
      rows.map((row) => row.number),
      verdicts.map(({ status }) => status),
      verdicts.map(({ reason }) => reason),
      verdicts.map(({ again }) => again),
      worker,
    ],
  );
}

function countSettled(verdicts: Verdict[]): Record<Settled, number> {
  const count = (status: Settled) => verdicts.filter((verdict) => verdict.status === status).length;
  return {
    cancelled: count('cancelled'),
    suppressed: count('suppressed'),
    skipped_late: count('skipped_late'),
  };
}
