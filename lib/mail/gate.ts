import { isUnreachable, type Outcome } from '@/lib/mail/outcome';

/** Whether mail may pass to a receiving domain, or under the name "*" to the mail server, and how fast. */
export type Gate = {
  name: string;
  /** Past, while it is being found out with one mail whether it may open again. */
  closedUntil: Date | null;
  closedBecause: string | null;
  /** How often it closed since the last mail that passed. */
  closings: number;
  /** Who holds the one mail that tries, and until when. */
  probeBy: string | null;
  probeUntil: Date | null;
  /** Connections that failed in a row, and refusals by policy in a row. */
  unreachable: number;
  policyRefusals: number;
  /** The last outcomes since a refusal, newest last: "." taken, "x" refused. */
  recent: string;
  /** Mails a minute that a receiver was slowed to, and when. */
  perMinute: number | null;
  slowedAt: Date | null;
};

export const server = '*';

export const because = {
  login: 'the mail server refuses our login',
  quota: 'our quota at the mail server is used up',
  unreachable: 'the mail server could not be reached 5 times in a row',
  sender: 'refused for how this site sends (DNS, SPF, DKIM, DMARC, TLS or a blocklist)',
  policy: 'refused by policy 3 times in a row',
  refusals: 'at least half of the last 20 mails were refused',
} as const;

const minuteMs = 60_000;
const longestMinutes = 60;
const remembered = 20;
const mostUnreachable = 5;
const mostPolicyRefusals = 3;

/** Open, closed, or past its time: then one mail may try. */
export function stateOf({ closedUntil }: Pick<Gate, 'closedUntil'>, now: Date): 'open' | 'closed' | 'ajar' {
  if (closedUntil === null) return 'open';
  return closedUntil > now ? 'closed' : 'ajar';
}

/** Whether mails that are taken change nothing about it. */
export function isClean({ closedUntil, closings, unreachable, policyRefusals, recent }: Gate): boolean {
  return closedUntil === null && closings + unreachable + policyRefusals === 0 && recent === '';
}

/** The gate after one more mail. What was on its way when it closed neither opens it nor closes it for longer. */
export function afterOutcome<Row extends Gate>(
  gate: Row,
  outcome: Outcome,
  { worker, now }: { worker: string; now: Date },
): Row {
  const state = stateOf(gate, now);
  if (state === 'closed') return gate;
  const meaning = gate.name === server ? forServer(gate, outcome) : forDomain(gate, outcome);
  if (meaning === null) return gate.probeBy === worker ? { ...gate, ...noProbe } : gate;
  const next = { ...gate, ...meaning.counts };
  const reason = meaning.reason ?? (state === 'ajar' ? meaning.againReason : null);
  if (reason) return closed(next, reason, now);
  return state === 'ajar' ? opened(next) : next;
}

/** What one outcome counts for, why the gate closes by it, and why one that is ajar closes again. */
type Meaning = {
  counts: Pick<Gate, 'unreachable' | 'policyRefusals' | 'recent'>;
  reason: string | null;
  againReason: string | null;
};

/** Null where the outcome says nothing about the mail server: a single receiver is in a hurry. */
function forServer(gate: Gate, outcome: Outcome): Meaning | null {
  if (outcome.sender === 'close_server')
    return meaning(gate, 'x', outcome.charged ? because.quota : because.login);
  if (isUnreachable(outcome)) {
    const unreachable = gate.unreachable + 1;
    const reason = unreachable >= mostUnreachable ? because.unreachable : null;
    return { counts: { ...countsOf(gate), unreachable }, reason, againReason: gate.closedBecause };
  }
  if (outcome.smtpCode === null || outcome.sender === 'slow_domain') return null;
  return meaning(gate, outcome.status === 'sent' ? '.' : 'x', null);
}

/** Null where the outcome says nothing about the domain: greylisting, and what the mail server said about itself. */
function forDomain(gate: Gate, outcome: Outcome): Meaning | null {
  const { status, sender, smtpCode } = outcome;
  if (smtpCode === null || sender === 'close_server') return null;
  if (sender === 'pause_domain') return meaning(gate, 'x', because.sender);
  if (sender === 'slow_domain')
    return { counts: countsOf(gate), reason: null, againReason: gate.closedBecause };
  if (status === 'retry') return null;
  if (sender !== 'suspect_domain') return meaning(gate, status === 'sent' ? '.' : 'x', null);
  const policyRefusals = gate.policyRefusals + 1;
  const reason = policyRefusals >= mostPolicyRefusals ? because.policy : null;
  const counted = meaning(gate, 'x', reason);
  return { ...counted, counts: { ...counted.counts, policyRefusals }, againReason: because.policy };
}

function meaning(gate: Gate, mark: '.' | 'x', reason: string | null): Meaning {
  const recent = mark === '.' && gate.recent === '' ? '' : `${gate.recent}${mark}`.slice(-remembered);
  const counts = { unreachable: 0, policyRefusals: 0, recent: recent.includes('x') ? recent : '' };
  const tooMany = mark === 'x' && recent.length >= remembered && refusedIn(recent) * 2 >= remembered;
  const still = mark === 'x' && gate.closedBecause === because.refusals ? because.refusals : null;
  return { counts, reason: reason ?? (tooMany ? because.refusals : null), againReason: still };
}

function countsOf({ unreachable, policyRefusals, recent }: Gate): Meaning['counts'] {
  return { unreachable, policyRefusals, recent };
}

function refusedIn(recent: string): number {
  return recent.replaceAll('.', '').length;
}

const noProbe = { probeBy: null, probeUntil: null } as const;
const counters = { unreachable: 0, policyRefusals: 0, recent: '', ...noProbe } as const;

function closed<Row extends Gate>(gate: Row, reason: string, now: Date): Row {
  const minutes =
    reason === because.quota ? longestMinutes : Math.min(longestMinutes, 5 * 2 ** gate.closings);
  return {
    ...gate,
    ...counters,
    closedBecause: reason,
    closedUntil: new Date(now.getTime() + minutes * minuteMs),
    closings: gate.closings + 1,
  };
}

function opened<Row extends Gate>(gate: Row): Row {
  return { ...gate, ...counters, closedUntil: null, closedBecause: null, closings: 0 };
}
