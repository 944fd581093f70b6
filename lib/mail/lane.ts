import { createTransport, type SendMailOptions } from 'nodemailer';
import { env } from '@/lib/env';
import { accepted, needsSmtpUtf8, type Outcome, outcomeOfError } from '@/lib/mail/outcome';
import { offersSmtpUtf8 } from '@/lib/mail/smtp-utf8';

/** A message whose bytes are ready, or one that the library is to write. */
export type Message = Ready | Written;
type Ready = { envelope: { from: string; to: string }; raw: Buffer };
type Written = SendMailOptions & { to: string };

/** One connection to the mail server, one message at a time, so that each failure belongs to a known message. */
export type Lane = {
  send(message: Message): Promise<Outcome>;
  close(): void;
};

/** How long, in milliseconds, the server may take to be reached, to greet, and to answer anything else. */
export type Patience = { connectionTimeout: number; greetingTimeout: number; socketTimeout: number };

/** RFC 5321 wants ten minutes after the last dot: whoever waits less turns mails that were taken into unknown ones. */
export const patient: Patience = {
  connectionTimeout: 60_000,
  greetingTimeout: 60_000,
  socketTimeout: 600_000,
};

/** For letters that a person waits for; one that hangs holds every other behind it. */
export const brisk: Patience = { connectionTimeout: 30_000, greetingTimeout: 30_000, socketTimeout: 120_000 };

/** Opens a lane over SMTP_URL. It connects at the first message and never throws for a failed one. */
export function openLane(patience: Patience = patient): Lane {
  let handedOver = false;
  let last: Promise<unknown> = Promise.resolve();
  const options = { ...connection(), ...patience };
  const transport = createTransport({ ...options, logger: listener(() => (handedOver = true)) });
  const offer = async (message: Message): Promise<Outcome> => {
    handedOver = false;
    try {
      if (!isAscii(message) && !(await offersSmtpUtf8(options))) return needsSmtpUtf8();
      const done = await transport.sendMail({ ...safeguards, ...message });
      return accepted(done.response);
    } catch (error) {
      return outcomeOfError(error, handedOver);
    }
  };
  return {
    send(message) {
      const turn = last.then(() => offer(message));
      last = turn;
      return turn;
    },
    close: () => transport.close(),
  };
}

function isAscii(message: Message): boolean {
  return /^[\x20-\x7e]*$/.test('to' in message ? message.to : message.envelope.to);
}

const safeguards: SendMailOptions = {
  textEncoding: 'quoted-printable',
  disableFileAccess: true,
  disableUrlAccess: true,
};

/** Replaces the library's own list, which leaves List-Unsubscribe-Post unsigned. */
const signedHeaders =
  'From:To:Reply-To:Subject:Date:Message-ID:MIME-Version:Content-Type:List-Id:List-Unsubscribe:' +
  'List-Unsubscribe-Post:List-Help:List-Archive:Auto-Submitted:Feedback-ID';

function connection() {
  const url = env().SMTP_URL;
  if (!url) throw new Error('SMTP_URL is not set');
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname);
  return {
    url,
    pool: true as const,
    maxConnections: 1,
    maxRequeues: 0,
    ...(local && url.startsWith('smtp:') ? { ignoreTLS: true } : {}),
    ...signature(),
  };
}

/** Exported for the bench, which compares with the library alone. */
export function signature() {
  const { DKIM_DOMAIN, DKIM_SELECTOR, DKIM_PRIVATE_KEY } = env();
  if (!DKIM_DOMAIN || !DKIM_SELECTOR || !DKIM_PRIVATE_KEY) return {};
  return {
    dkim: {
      domainName: DKIM_DOMAIN,
      keySelector: DKIM_SELECTOR,
      privateKey: DKIM_PRIVATE_KEY.replaceAll('\\n', '\n'),
      headerFieldNames: signedHeaders,
    },
  };
}

/** The library says at level info that a whole message went to the socket: the only sign that it may have arrived. */
function listener(onHandedOver: () => void) {
  const ignore = () => undefined;
  const info = (entry: unknown) => {
    const { tnx, outByteCount } = (entry ?? {}) as { tnx?: unknown; outByteCount?: unknown };
    if (tnx === 'message' && typeof outByteCount === 'number') onHandedOver();
  };
  return { trace: ignore, debug: ignore, info, warn: ignore, error: ignore, fatal: ignore };
}
