import { server } from '@/lib/mail/gate';
import { type Admission, admitted, tomorrow, warmUpOn, warmUpRoom } from '@/lib/mail/gate-rate';
import type { GateRow } from '@/lib/mail/gate-rows';

/** How many of the wanted mails pass these gates, and the gates with that many taken. */
export function admitAll(
  rows: GateRow[],
  wanted: Map<string, number>,
  { worker, limit }: { worker: string; limit: number | null },
): { answer: Map<string, Admission>; gates: GateRow[] } {
  const answer = new Map<string, Admission>();
  const domains = rows.map((row) => {
    if (row.name === server) return row;
    const asked = { wanted: wanted.get(row.name) ?? 0, worker, limit, now: row.now };
    const { gate, ...admission } = admitted(row, asked);
    answer.set(row.name, admission);
    return gate;
  });
  const gates = domains.map((gate) => (gate.name === server ? warmUp(gate, wanted, answer) : gate));
  return { answer, gates };
}

/** The room of the day is shared by all domains, in the order in which their mails are due. */
function warmUp(row: GateRow, wanted: Map<string, number>, answer: Map<string, Admission>): GateRow {
  const gate = warmUpOn(row, row.now.toISOString().slice(0, 10));
  let room = warmUpRoom(gate);
  let { dayUsed } = gate;
  for (const [name, count] of wanted) {
    const { allowed, again } = answer.get(name) ?? { allowed: count, again: row.now };
    const granted = Math.min(allowed, room);
    answer.set(name, { allowed: granted, again: granted < allowed ? tomorrow(row.now) : again });
    room -= granted;
    dayUsed += granted;
  }
  return { ...gate, dayUsed };
}
