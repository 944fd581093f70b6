import { type Gate, stateOf } from '@/lib/mail/gate';

/** How much of a minute's rate, or of a day of the warm-up, is used. */
export type Meter = { windowAt: Date; windowUsed: number };
export type WarmUp = { day: string; dayUsed: number; firstDay: string };

export type Admission = { allowed: number; again: Date };

const minuteMs = 60_000;
const hourMs = 3_600_000;
const dayMs = 86_400_000;
const probeMs = 15 * minuteMs;
const usualPerMinute = 60;
const freePerMinute = 1000;

/**
 * Half as fast after a receiver asked for it, at most once a minute: what was on its way gets the same answer.
 * `limit` is the usual rate in mails a minute, null where there is none.
 */
export function slowed<Slow extends Pick<Gate, 'perMinute' | 'slowedAt'>>(
  gate: Slow,
  limit: number | null,
  now: Date,
): Slow {
  if (gate.slowedAt && now.getTime() - gate.slowedAt.getTime() < minuteMs) return gate;
  const present = rateOf(gate, limit, now) ?? usualPerMinute;
  return { ...gate, perMinute: Math.max(1, Math.floor(present / 2)), slowedAt: now };
}

/** Mails a minute by now, null for any number: a slowed receiver gets twice as many after each quiet hour. */
export function rateOf(
  { perMinute, slowedAt }: Pick<Gate, 'perMinute' | 'slowedAt'>,
  limit: number | null,
  now: Date,
): number | null {
  if (perMinute === null || slowedAt === null) return limit;
  const quietHours = Math.max(0, Math.floor((now.getTime() - slowedAt.getTime()) / hourMs));
  const grown = perMinute * 2 ** quietHours;
  return grown >= (limit ?? freePerMinute) ? limit : grown;
}

/** Lets as many of `wanted` mails pass as the gate allows now, and says when the rest may ask again. */
export function admitted<Row extends Gate & Meter>(
  gate: Row,
  { wanted, worker, limit, now }: { wanted: number; worker: string; limit: number | null; now: Date },
): Admission & { gate: Row } {
  const state = stateOf(gate, now);
  if (state === 'closed') return { allowed: 0, again: gate.closedUntil ?? now, gate };
  if (state === 'ajar') return tried(gate, wanted, worker, now);
  const rate = rateOf(gate, limit, now);
  if (rate === null) return { allowed: wanted, again: now, gate: { ...gate, ...usualRate } };
  const { windowAt, windowUsed } = windowOf(gate, now);
  const allowed = Math.min(wanted, Math.max(0, rate - windowUsed));
  const used = { ...gate, windowAt, windowUsed: windowUsed + allowed };
  return { allowed, again: later(windowAt, minuteMs), gate: used };
}

const usualRate = { perMinute: null, slowedAt: null } as const;

/** One mail may try; while it does, nobody else may. */
function tried<Row extends Gate>(
  gate: Row,
  wanted: number,
  worker: string,
  now: Date,
): Admission & { gate: Row } {
  const again = later(now, minuteMs);
  if (wanted === 0 || (gate.probeUntil && gate.probeUntil > now)) return { allowed: 0, again, gate };
  return { allowed: 1, again, gate: { ...gate, probeBy: worker, probeUntil: later(now, probeMs) } };
}

function windowOf({ windowAt, windowUsed }: Meter, now: Date): Meter {
  const isOver = now.getTime() - windowAt.getTime() >= minuteMs;
  return isOver ? { windowAt: now, windowUsed: 0 } : { windowAt, windowUsed };
}

/** The day's count as it stands at `today` (UTC); whoever has never warmed up begins today. */
export function warmUpOn<Row extends WarmUp>(gate: Row, today: string): Row {
  const hasBegun = gate.dayUsed > 0 || gate.day > gate.firstDay;
  const firstDay = hasBegun ? gate.firstDay : today;
  return { ...gate, firstDay, day: today, dayUsed: hasBegun && gate.day === today ? gate.dayUsed : 0 };
}

/** What a new sender has left for its day. */
export function warmUpRoom({ day, dayUsed, firstDay }: WarmUp): number {
  const number = 1 + Math.round((Date.parse(day) - Date.parse(firstDay)) / dayMs);
  return Math.max(0, warmUpQuota(number) - dayUsed);
}

/** Mails for the nth day, from 1: 200, growing by the same factor every day to 200,000 on day 42, then any number. */
export function warmUpQuota(number: number): number {
  if (number > 42) return Number.POSITIVE_INFINITY;
  return Math.round(200 * 1000 ** ((Math.max(1, number) - 1) / 41));
}

/** When the day of a warm-up ends. */
export function tomorrow(now: Date): Date {
  return new Date((Math.floor(now.getTime() / dayMs) + 1) * dayMs);
}

function later(moment: Date, ms: number): Date {
  return new Date(moment.getTime() + ms);
}
