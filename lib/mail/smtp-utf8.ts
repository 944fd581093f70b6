import SMTPConnection from 'nodemailer/lib/smtp-connection';
import SMTPPool from 'nodemailer/lib/smtp-pool';

const rememberedMs = 3_600_000;
const known = new Map<string, { at: number; offered: Promise<boolean> }>();

type Options = SMTPPool.Options & { url: string };

/** Whether the mail server takes addresses outside ASCII: asked once an hour, over a connection of its own. */
export function offersSmtpUtf8(options: Options): Promise<boolean> {
  const kept = known.get(options.url);
  if (kept && Date.now() - kept.at < rememberedMs) return kept.offered;
  const offered = askServer(options);
  known.set(options.url, { at: Date.now(), offered });
  offered.catch(() => known.delete(options.url));
  return offered;
}

/** The library does not tell what a server offers, but it logs the answers to EHLO; the last one counts, after TLS. */
function askServer(options: Options): Promise<boolean> {
  return new Promise((resolve, reject) => {
    let offered = false;
    const connection = new SMTPConnection({
      // A pool reads the host and the rest out of the address; it connects only to send.
      ...new SMTPPool(options).options,
      debug: true,
      logger: listener((line) => {
        if (/^220[ -]/.test(line)) offered = false;
        if (/^250[ -]SMTPUTF8\b/im.test(line)) offered = true;
      }),
    });
    connection.on('error', reject);
    connection.connect((error) => {
      if (error) return reject(error);
      connection.quit();
      resolve(offered);
    });
  });
}

function listener(onLine: (line: string) => void) {
  const ignore = () => undefined;
  const debug = (entry: unknown, text: unknown) => {
    const { tnx } = (entry ?? {}) as { tnx?: unknown };
    if (tnx === 'server') onLine(String(text));
  };
  return { trace: ignore, debug, info: ignore, warn: ignore, error: ignore, fatal: ignore };
}
