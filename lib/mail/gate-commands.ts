import { z } from 'zod';
import { requireAdmin } from '@/lib/auth/admin';
import type { Viewer } from '@/lib/auth/schema';
import { type Sql, writeAlone, writeInBulk } from '@/lib/bulk';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { log } from '@/lib/log';
import { afterOutcome, isClean, server, stateOf } from '@/lib/mail/gate';
import { admitAll } from '@/lib/mail/gate-admission';
import { type Admission, slowed } from '@/lib/mail/gate-rate';
import {
  findServerGate,
  type GateRow,
  listRestricted,
  lockGates,
  makeGates,
  readGates,
  takeServerProbe,
  writeGates,
} from '@/lib/mail/gate-rows';
import type { Outcome } from '@/lib/mail/outcome';

export type Entrance = { state: 'open' | 'probe' } | { state: 'closed'; until: Date; because: string };
type Noted = { domain: string; outcome: Outcome };

/**
 * Whether this worker may offer mail to the mail server. After a closing exactly one worker is let in to try with one
 * mail; the others, and it too if it asks for more, wait until that mail has an outcome.
 */
export async function enterServer(worker: string): Promise<Entrance> {
  const gate = await findServerGate();
  if (!gate?.closedUntil) return { state: 'open' };
  if (gate.isAjar && (await takeServerProbe(worker))) return { state: 'probe' };
  const until = gate.isAjar ? (gate.probeUntil ?? gate.closedUntil) : gate.closedUntil;
  return { state: 'closed', until, because: gate.because ?? '' };
}

/** Why the mail server is not to be tried now; null where it may, also for the first time after a closing. */
export async function findClosing(): Promise<string | null> {
  const gate = await findServerGate();
  return gate?.closedUntil && !gate.isAjar ? (gate.because ?? 'closed') : null;
}

/**
 * Takes places for so many mails a domain, inside the claim's transaction. A domain that is missing from the answer
 * takes all; of another `allowed` may be sent now, and the rest may ask at `again`.
 */
export async function admit(
  sql: Sql,
  worker: string,
  wanted: Map<string, number>,
): Promise<Map<string, Admission>> {
  if (wanted.size === 0) return new Map();
  const { MAIL_PER_DOMAIN_MINUTE: limit = null, MAIL_WARM_UP } = env();
  const isWarmingUp = MAIL_WARM_UP === 'on';
  const domains = limit === null ? await listRestricted(sql, [...wanted.keys()]) : [...wanted.keys()];
  const names = isWarmingUp ? [...domains, server] : domains;
  if (names.length === 0) return new Map();
  if (isWarmingUp || limit !== null) await makeGates(sql, names);
  const rows = await lockGates(sql, names);
  const { answer, gates } = admitAll(rows, wanted, { worker, limit });
  await writeChanged(sql, rows, gates);
  return answer;
}

/**
 * Tells the gates what became of mails; they close and open by it. A mail that is taken at gates that stand open writes
 * nothing.
 */
export async function noteOutcomes(worker: string, outcomes: Noted[]): Promise<void> {
  const names = [...new Set([server, ...outcomes.map(({ domain }) => domain)])];
  const failed = outcomes.filter(({ outcome }) => outcome.status !== 'sent').map(({ domain }) => domain);
  const { rows, gates } = await writeInBulk(async (sql) => {
    if (failed.length === 0 && (await readGates(sql, names)).every(isClean)) return { rows: [], gates: [] };
    if (failed.length > 0) await makeGates(sql, [server, ...new Set(failed)]);
    const rows = await lockGates(sql, names);
    const gates = rows.map((row) => noted(row, outcomes, worker));
    await writeChanged(sql, rows, gates);
    return { rows, gates };
  });
  for (const [place, before] of rows.entries()) report(before, gates[place] ?? before);
}

/** Gives back the mail with which this worker was to try, where it found none to send. */
export async function releaseProbes(worker: string): Promise<void> {
  await writeAlone(
    'release-probes',
    'update mail_gates set probe_by = null, probe_until = null where probe_by = $1',
    [worker],
  );
}

/** The operator lets mail pass again at once, at full speed. Throws not_found for a gate that is not known. */
export async function openGate(viewer: Viewer, name: unknown): Promise<void> {
  requireAdmin(viewer);
  const opened = await writeAlone(
    'open-gate',
    `update mail_gates set closed_until = null, closed_because = null, closings = 0, unreachable = 0,
      policy_refusals = 0, recent = '', per_minute = null, slowed_at = null, probe_by = null, probe_until = null
      where name = $1 returning 1`,
    [z.string().max(255).parse(name)],
  );
  if (opened.length === 0) throw new AppError('not_found');
  log('info', 'gate_opened_by_operator', { gate: name });
}

function noted(gate: GateRow, outcomes: Noted[], worker: string): GateRow {
  const limit = env().MAIL_PER_DOMAIN_MINUTE ?? null;
  const { name, now } = gate;
  let next = gate;
  for (const { domain, outcome } of outcomes) {
    if (name !== server && name !== domain) continue;
    next = afterOutcome(next, outcome, { worker, now });
    if (name !== server && outcome.sender === 'slow_domain') next = slowed(next, limit, now);
  }
  return next;
}

async function writeChanged(sql: Sql, before: GateRow[], after: GateRow[]): Promise<void> {
  const changed = after.filter((gate, place) => JSON.stringify(gate) !== JSON.stringify(before[place]));
  await writeGates(sql, changed);
}

function report(before: GateRow, after: GateRow): void {
  const { name: gate, closedBecause: reason, closedUntil: until } = after;
  const [was, is] = [stateOf(before, before.now), stateOf(after, after.now)];
  const scope = gate === server ? 'mail_server' : 'domain';
  if (is === 'closed' && was !== 'closed') log('error', 'gate_closed', { scope, gate, reason, until });
  if (is === 'open' && was !== 'open') log('info', 'gate_opened', { scope, gate });
}
