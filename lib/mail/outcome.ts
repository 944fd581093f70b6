import { type Codes, type Verdict, verdictOf } from '@/lib/mail/verdict';

/** What became of one offer of one message to the mail server. */
export type Outcome = Codes & Verdict;

export function accepted(response: string): Outcome {
  return { ...harmless, ...codesOf(response), status: 'sent' };
}

/**
 * Reads a mail library's error. `handedOver` says that the whole message had left before it failed: then silence
 * means that nobody can know, and the message must not be offered again.
 */
export function outcomeOfError(error: unknown, handedOver: boolean): Outcome {
  const { code, command, response, message } = readable(error);
  const known = { ...harmless, ...codesOf(response || message) };
  if (code === 'EAUTH') return { ...known, status: 'retry', charged: false, sender: 'close_server' };
  // The library's way of telling a 421 to one of several commands that left together.
  const isGoodbye = code === 'ECONNECTION' && command === 'CONN' && known.smtpCode === 421;
  if (known.smtpCode !== null && (answered.has(code) || isGoodbye || handedOver))
    return { ...known, ...verdictOf(known) };
  if (handedOver) return { ...known, status: 'unknown' };
  if (answered.has(code) && !response)
    return { ...known, status: 'failed', reason: 'refused', ...faultOf(code) };
  return { ...known, status: 'retry', charged: !connectionErrors.has(code) };
}

/** The address can only be written to through a mail server that offers SMTPUTF8, and this one does not. */
export function needsSmtpUtf8(): Outcome {
  return { ...harmless, ...codesOf('needs SMTPUTF8'), status: 'failed', reason: 'needs_smtputf8' };
}

/** Not offered, because mail to the server is paused. */
export function serverClosed(because: string): Outcome {
  return { ...harmless, ...codesOf(because), status: 'retry', charged: false };
}

/** The connection failed, so the mail server has said nothing about the mail. */
export function isUnreachable({ status, charged, sender }: Outcome): boolean {
  return status === 'unknown' || (status === 'retry' && !charged && sender === 'nothing');
}

/** The library refuses a mail by itself: an address it cannot write, or more bytes than the server takes. */
function faultOf(code: string): Pick<Outcome, 'sender'> {
  return { sender: code === 'EMESSAGE' ? 'stop_edition' : 'nothing' };
}

const harmless: Outcome = {
  status: 'sent',
  reason: null,
  smtpCode: null,
  enhancedCode: null,
  response: '',
  badAddress: false,
  points: 0,
  waitMinutes: 0,
  sender: 'nothing',
  charged: true,
};

/** Answers to the mail itself; what a server says to the connection is not about the reader. */
const answered = new Set(['EENVELOPE', 'EMESSAGE']);

const connectionErrors = new Set([
  'EDNS',
  'ESOCKET',
  'ECONNECTION',
  'ETIMEDOUT',
  'ETLS',
  'EABORT',
  'EPROTOCOL',
]);

function codesOf(text: string): Codes {
  const match = /^([245]\d\d)(?:[ -]([245]\.\d{1,3}\.\d{1,3})\b)?/.exec(text);
  return {
    smtpCode: match ? Number(match[1]) : null,
    enhancedCode: match?.[2] ?? null,
    response: text.slice(0, 500).replace(/\p{Cc}+/gu, ' '),
  };
}

function readable(error: unknown) {
  const fields = typeof error === 'object' && error !== null ? error : {};
  const text = (name: string) => {
    const value = (fields as Record<string, unknown>)[name];
    return typeof value === 'string' ? value : '';
  };
  return {
    code: text('code'),
    command: text('command'),
    response: text('response'),
    message: text('message'),
  };
}
