import { createTransport, type SendMailOptions } from 'nodemailer';
import { env } from '@/lib/env';
import { accepted, type Outcome, outcomeOfError } from '@/lib/mail/outcome';

/** One connection to the mail server, one message at a time, so that each failure belongs to a known message. */
export type Lane = {
  send(message: SendMailOptions): Promise<Outcome>;
  close(): void;
};

/** Opens a lane over SMTP_URL. It connects at the first message and never throws for a failed one. */
export function openLane(): Lane {
  let handedOver = false;
  let last: Promise<unknown> = Promise.resolve();
  const transport = createTransport({ ...connection(), logger: listener(() => (handedOver = true)) });
  const offer = async (message: SendMailOptions): Promise<Outcome> => {
    handedOver = false;
    try {
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
    connectionTimeout: 30_000,
    greetingTimeout: 30_000,
    // The library waits ten minutes; a lane that hangs so long would hold every sign-in behind it.
    socketTimeout: 120_000,
    ...(local && url.startsWith('smtp:') ? { ignoreTLS: true } : {}),
    ...signature(),
  };
}

function signature() {
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
