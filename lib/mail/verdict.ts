/** What a mail server or a later report said. */
export type Codes = { smtpCode: number | null; enhancedCode: string | null; response: string };

/** What it means for the mail, for the reader's address and for the sender. */
export type Verdict = {
  status: 'sent' | 'retry' | 'failed' | 'unknown';
  /** Why it failed. */
  reason: 'refused' | 'needs_smtputf8' | null;
  /** The address takes no mail, so it must not be written to again. */
  badAddress: boolean;
  /** Against the address: at three, from different editions, it is suppressed. */
  points: number;
  /** The least wait before a retry, in minutes; 0 is the usual one. */
  waitMinutes: number;
  /** What the sender must do about itself; three suspicions of a domain in a row pause it. */
  sender: 'nothing' | 'slow_domain' | 'pause_domain' | 'suspect_domain' | 'close_server' | 'stop_edition';
  /** Whether a retry uses up one of the attempts; a dead connection does not. */
  charged: boolean;
};

/** Reads a 4xx or 5xx answer to a mail: the first line of the table that fits decides. Without a code it is a 5xx. */
export function verdictOf({ smtpCode, enhancedCode, response }: Codes): Verdict {
  const reply = { basic: smtpCode ?? 550, enhanced: enhancedCode, text: response };
  const [base, lines] = reply.basic < 500 ? [retry, forNow] : [failed, forGood];
  return { ...base, ...lines.find(([fits]) => fits(reply))?.[1] };
}

type Reply = { basic: number; enhanced: string | null; text: string };

type Line = [fits: (reply: Reply) => boolean, meaning: Partial<Verdict>];

const plain = {
  badAddress: false,
  points: 0,
  waitMinutes: 0,
  sender: 'nothing',
  charged: true,
  reason: null,
} as const;
const retry: Verdict = { ...plain, status: 'retry' };
const failed: Verdict = { ...plain, status: 'failed', reason: 'refused' };
const dead = { badAddress: true, points: 3 };

/** The basic code decides about the retry, so only what follows the class of the enhanced code is looked at. */
const forNow: Line[] = [
  [(reply) => detailOf(reply) === '2.2', { points: 0.25 }],
  [namesOurSetup, { sender: 'pause_domain' }],
  [isTooFast, { waitMinutes: 30, sender: 'slow_domain' }],
];

const forGood: Line[] = [
  [isRefusedLogin, { status: 'retry', charged: false, sender: 'close_server', reason: null }],
  [isQuota, { status: 'retry', waitMinutes: 24 * 60, sender: 'close_server', reason: null }],
  [namesOurSetup, { sender: 'pause_domain' }],
  [isBlocklist, { sender: 'pause_domain' }],
  [(reply) => /^5\.7\./.test(reply.enhanced ?? ''), { sender: 'suspect_domain' }],
  [isDead, dead],
  [has('5.1.7', '5.1.8'), { sender: 'stop_edition' }],
  [(reply) => has('5.2.1')(reply) && /\brate\b|too (fast|many|quickly)/i.test(reply.text), { points: 1 }],
  [has('5.2.1'), dead],
  [has('5.2.2', '5.4.1', '5.4.4', '5.4.6', '5.4.7'), { points: 1 }],
  [has('5.2.3'), {}],
  [has('5.6.7'), { reason: 'needs_smtputf8' }],
  [blamesMailbox, { points: 1 }],
  [isOurBug, { sender: 'stop_edition' }],
  [() => true, { points: 1 }],
];

/** DNS, SPF, DKIM, TLS and DMARC, which the receiver checks about the sender. */
function namesOurSetup(reply: Reply): boolean {
  return (
    /^7\.(2[3-7]|29|3[0-2]|40|515)$/.test(detailOf(reply)) || (reply.basic >= 500 && has('5.7.28')(reply))
  );
}

function isTooFast(reply: Reply): boolean {
  const detail = detailOf(reply);
  if (detail === '7.28' || /\[TSS?\d+\]|\bRP-00\d\b/.test(reply.text)) return true;
  return (reply.basic === 421 && detail === '7.0') || (reply.basic === 450 && detail === '2.1');
}

function isRefusedLogin(reply: Reply): boolean {
  return [530, 534, 535].includes(reply.basic) || has('5.7.8', '5.7.9')(reply);
}

/** Our own quota at the mail server is used up; it says nothing about the reader. */
function isQuota(reply: Reply): boolean {
  return has('5.4.5')(reply) || (has('5.7.1')(reply) && /limit exceeded/i.test(reply.text));
}

function isBlocklist({ enhanced, text }: Reply): boolean {
  if (/\b(SC|DY|OU)-00\d\b/.test(text)) return true;
  const codeMayMeanIt = enhanced === null || /^5\.(7\.\d+|0\.0)$/.test(enhanced);
  return (
    codeMayMeanIt && /\b(block|black)[- ]?list(ed)?\b|\bblocked (using|by)\b|\b(dnsbl|rbl)\b/i.test(text)
  );
}

function isDead(reply: Reply): boolean {
  if (has('5.1.1', '5.1.2', '5.1.3', '5.1.6', '5.1.10')(reply) || [521, 556].includes(reply.basic))
    return true;
  return reply.enhanced === null && noSuchAccount.test(reply.text);
}

const noSuchAccount = /\bno such (user|account|mailbox)\b|\bdoesn't have an? \S+ account\b/i;

/** Some receivers call an unknown mailbox a protocol error; that must not stop an edition. */
function blamesMailbox({ basic, enhanced, text }: Reply): boolean {
  return basic === 550 && /^5\.5\./.test(enhanced ?? '') && /\b(mailbox|recipient|user)\b/i.test(text);
}

function isOurBug({ basic, enhanced }: Reply): boolean {
  return /^5\.(3\.4|5\.\d+|6\.\d+)$/.test(enhanced ?? '') || (basic >= 500 && basic <= 504);
}

function has(...codes: string[]): (reply: Reply) => boolean {
  return ({ enhanced }) => enhanced !== null && codes.includes(enhanced);
}

function detailOf({ enhanced }: Reply): string {
  return enhanced?.slice(2) ?? '';
}
