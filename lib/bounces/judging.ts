import type { Recipient } from '@/lib/bounces/delivery-status';
import type { Finding } from '@/lib/bounces/schema';
import { type Verdict, verdictOf } from '@/lib/mail/verdict';

const arrived = new Set(['delivered', 'relayed', 'expanded']);

/**
 * What a delivery report says about the address; null where nothing failed for good. Where the mail reached one of
 * several recipients, the address works, and a failure beside it weighs one point.
 */
export function findingOf(recipients: readonly Recipient[]): Finding | null {
  const failed = recipients.filter(({ action }) => action === 'failed').map(judge);
  const gravest = failed.toSorted((one, other) => gravity[other.type] - gravity[one.type])[0];
  if (!gravest) return null;
  return recipients.some(({ action }) => arrived.has(action)) ? softened(gravest) : gravest;
}

/** What one failure says about the address, by the codes: the same table as for a refusal during SMTP. */
export function judge({ status, diagnostic }: Omit<Recipient, 'action'>): Finding {
  const said = diagnostic.replace(/^[\w-]+\s*;\s*/, '').trim();
  const { basic, enhanced } = codesIn(said);
  const code = isVague(status) ? (enhanced ?? (status || null)) : status;
  const smtpCode = basic?.startsWith('5') ? Number(basic) : 550;
  const enhancedCode = code && !isVague(code) ? `5${code.slice(1)}` : null;
  const verdict = verdictOf({ smtpCode, enhancedCode, response: said });
  const given = code?.startsWith('4') ? givenUp(verdict) : typeOf(verdict);
  return { ...given, code, diagnostic: said || null };
}

const gravity = { policy: 0, soft: 1, hard: 2, complaint: 3 };

type Weight = Pick<Finding, 'type' | 'points'>;

function typeOf({ badAddress, points }: Verdict): Weight {
  if (badAddress) return { type: 'hard', points };
  return points > 0 ? { type: 'soft', points } : { type: 'policy', points: 0 };
}

/** What was tried for days and never refused for good weighs one point, but for the sender's own trouble. */
function givenUp(verdict: Verdict): Weight {
  return verdict.sender === 'nothing' ? { type: 'soft', points: 1 } : typeOf(verdict);
}

function softened(finding: Finding): Finding {
  return finding.type === 'hard' ? { ...finding, type: 'soft', points: 1 } : finding;
}

/** 5.0.0 and the like say only that it failed. */
function isVague(code: string | null): boolean {
  return !code || /^[245]\.0\.0$/.test(code);
}

const enhancedShape = /#?\(?([245]\.\d{1,3}\.\d{1,3})(?![\d.])/.source;
const replies = [
  new RegExp(`^([45]\\d\\d)(?:[ -]+${enhancedShape})?`),
  new RegExp(`(?<![\\d.])([45]\\d\\d)[ -]+${enhancedShape}`),
  /\bsaid: ([45]\d\d)\b()/,
  new RegExp(`^()${enhancedShape}`),
];

/** The codes with which the other server's words begin, or those it quotes of a server behind it. */
function codesIn(said: string): { basic: string | null; enhanced: string | null } {
  const [, basic, enhanced] = replies.map((reply) => reply.exec(said)).find((match) => match) ?? [];
  return { basic: basic || null, enhanced: enhanced || null };
}
