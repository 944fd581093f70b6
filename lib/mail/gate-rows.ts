import { type Sql, writeAlone } from '@/lib/bulk';
import { type Gate, server } from '@/lib/mail/gate';
import type { Meter, WarmUp } from '@/lib/mail/gate-rate';

/** A gate as it is stored, and the database's clock. */
export type GateRow = Gate & Meter & WarmUp & { now: Date };

const columns = `name, closed_until as "closedUntil", closed_because as "closedBecause", closings,
  probe_by as "probeBy", probe_until as "probeUntil", unreachable, policy_refusals as "policyRefusals", recent,
  per_minute as "perMinute", slowed_at as "slowedAt", window_at as "windowAt", window_used as "windowUsed",
  day::text, day_used as "dayUsed", first_day::text as "firstDay", clock_timestamp() as now`;

export async function findServerGate() {
  const [gate] = await writeAlone<{
    closedUntil: Date | null;
    because: string | null;
    probeUntil: Date | null;
    isAjar: boolean;
  }>(
    'server-gate',
    `select closed_until as "closedUntil", closed_because as because, probe_until as "probeUntil",
      closed_until <= now() as "isAjar" from mail_gates where name = $1`,
    [server],
  );
  return gate;
}

/** True for exactly one of those who ask, for a quarter of an hour. */
export async function takeServerProbe(worker: string): Promise<boolean> {
  const taken = await writeAlone(
    'take-server-probe',
    `update mail_gates set probe_by = $2, probe_until = now() + interval '15 minutes'
      where name = $1 and closed_until <= now() and (probe_until is null or probe_until <= now()) returning 1`,
    [server, worker],
  );
  return taken.length === 1;
}

/** Those of these domains that are closed or slowed. */
export async function listRestricted(sql: Sql, names: string[]): Promise<string[]> {
  const rows = await sql<{ name: string }>(
    'select name from mail_gates where name = any($1) and (closed_until is not null or per_minute is not null)',
    [names],
  );
  return rows.map(({ name }) => name);
}

export function readGates(sql: Sql, names: string[]): Promise<GateRow[]> {
  return sql<GateRow>(`select ${columns} from mail_gates where name = any($1)`, [names]);
}

/** Makes what is missing of these gates. */
export async function makeGates(sql: Sql, names: string[]): Promise<void> {
  if (names.length === 0) return;
  await sql('insert into mail_gates (name) select unnest($1::text[]) on conflict do nothing', [
    inOrder(names),
  ]);
}

/** Locks those that exist, in one order for everybody, so that no two wait for each other. */
export function lockGates(sql: Sql, names: string[]): Promise<GateRow[]> {
  return sql<GateRow>(
    `select ${columns} from mail_gates where name = any($1) order by name collate "C" for update`,
    [inOrder(names)],
  );
}

export async function writeGates(sql: Sql, gates: GateRow[]): Promise<void> {
  if (gates.length === 0) return;
  await sql(
    `update mail_gates g set closed_until = v.closed_until, closed_because = v.closed_because, closings = v.closings,
      probe_by = v.probe_by, probe_until = v.probe_until, unreachable = v.unreachable,
      policy_refusals = v.policy_refusals, recent = v.recent, per_minute = v.per_minute, slowed_at = v.slowed_at,
      window_at = v.window_at, window_used = v.window_used, day = v.day, day_used = v.day_used, first_day = v.first_day
    from json_populate_recordset(null::mail_gates, $1::json) v where g.name = v.name`,
    [JSON.stringify(gates.map(asStored))],
  );
}

function asStored(gate: GateRow) {
  return {
    name: gate.name,
    closed_until: gate.closedUntil,
    closed_because: gate.closedBecause,
    closings: gate.closings,
    probe_by: gate.probeBy,
    probe_until: gate.probeUntil,
    unreachable: gate.unreachable,
    policy_refusals: gate.policyRefusals,
    recent: gate.recent,
    per_minute: gate.perMinute,
    slowed_at: gate.slowedAt,
    window_at: gate.windowAt,
    window_used: gate.windowUsed,
    day: gate.day,
    day_used: gate.dayUsed,
    first_day: gate.firstDay,
  };
}

/** As the database's "C" order, which compares bytes. */
function inOrder(names: string[]): string[] {
  return names.toSorted((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
}
