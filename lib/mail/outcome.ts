/** What became of one offer of one message to the mail server. */
export type Outcome = {
  status: 'sent' | 'retry' | 'failed' | 'unknown';
  smtpCode: number | null;
  enhancedCode: string | null;
  response: string;
  /** The address takes no mail, so it must not be written to again. */
  badAddress: boolean;
  /** Against the address: at three, from different editions, it is suppressed. */
  points: number;
  /** The least wait before a retry, in minutes; 0 is the usual one. */
  waitMinutes: number;
  /** What the sender must do about itself. */
  sender: 'nothing' | 'slow_domain' | 'pause_domain' | 'close_server' | 'stop_edition';
  /** Whether a retry uses up one of the attempts; a dead connection does not. */
  charged: boolean;
};

export function accepted(response: string): Outcome {
  return { ...codesOf(response), status: 'sent', ...harmless };
}

/**
 * Reads a mail library's error. `handedOver` says that the whole message had left before it failed: then silence
 * means that nobody can know, and the message must not be offered again.
 */
export function outcomeOfError(error: unknown, handedOver: boolean): Outcome {
  const { code, response, message } = readable(error);
  const codes = codesOf(response || message);
  const known = { ...codes, ...harmless };
  if (codes.smtpCode === null) {
    if (handedOver) return { ...known, status: 'unknown' };
    if (code === 'EENVELOPE') return { ...known, status: 'failed' };
    return { ...known, status: 'retry', charged: !connectionErrors.has(code) };
  }
  if (code === 'EAUTH' || isRefusedLogin(codes)) return { ...known, status: 'retry', charged: false };
  if (codes.smtpCode < 500 || isQuota(codes)) return { ...known, status: 'retry' };
  return { ...known, status: 'failed', badAddress: isBadAddress(codes) };
}

const harmless = {
  badAddress: false,
  charged: true,
  points: 0,
  waitMinutes: 0,
  sender: 'nothing',
} as const;

const connectionErrors = new Set([
  'EDNS',
  'ESOCKET',
  'ECONNECTION',
  'ETIMEDOUT',
  'ETLS',
  'EABORT',
  'EPROTOCOL',
]);
const loginCodes = new Set([530, 534, 535]);
const deadAddresses = new Set(['5.1.1', '5.1.2', '5.1.3', '5.1.6', '5.1.10']);
const hostTakesNoMail = new Set([521, 556]);

type Codes = Pick<Outcome, 'smtpCode' | 'enhancedCode' | 'response'>;

function isRefusedLogin({ smtpCode, enhancedCode }: Codes): boolean {
  return loginCodes.has(smtpCode ?? 0) || enhancedCode === '5.7.8' || enhancedCode === '5.7.9';
}

/** Our own quota at the mail server is used up; it says nothing about the reader. */
function isQuota({ enhancedCode, response }: Codes): boolean {
  return enhancedCode === '5.4.5' || (enhancedCode === '5.7.1' && /limit exceeded/i.test(response));
}

function isBadAddress({ smtpCode, enhancedCode, response }: Codes): boolean {
  if (enhancedCode === '5.2.1') return !/rate|too (fast|many|quickly)/i.test(response);
  if (enhancedCode === null && /\bno such (user|account|mailbox)\b/i.test(response)) return true;
  return deadAddresses.has(enhancedCode ?? '') || hostTakesNoMail.has(smtpCode ?? 0);
}

function codesOf(text: string): Codes {
  const match = /^([245]\d\d)(?:[ -]([245]\.\d{1,3}\.\d{1,3})\b)?/.exec(text);
  return {
    smtpCode: match ? Number(match[1]) : null,
    enhancedCode: match?.[2] ?? null,
    response: text.slice(0, 500),
  };
}

function readable(error: unknown): { code: string; response: string; message: string } {
  const fields = typeof error === 'object' && error !== null ? error : {};
  const text = (name: string) => {
    const value = (fields as Record<string, unknown>)[name];
    return typeof value === 'string' ? value : '';
  };
  return { code: text('code'), response: text('response'), message: text('message') };
}
