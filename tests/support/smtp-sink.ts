import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

export type Received = { to: string; raw: string };
type Refusal = { code: number; text: string };

/** A real mail server on a free port. It keeps what it accepted and can refuse, or fall silent before its answer. */
export class SmtpSink {
  readonly received: Received[] = [];
  /** Answers RCPT TO with this for the address. */
  readonly refused = new Map<string, Refusal>();
  /** Called when a message is complete and before it is answered; may never resolve. */
  beforeAnswer: (message: Received) => Promise<void> = async () => {};
  /** Called when DATA begins; may never resolve. */
  beforeData: () => Promise<void> = async () => {};
  private readonly server: SMTPServer;

  constructor() {
    this.server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      closeTimeout: 100,
      onRcptTo: (address, _session, done) => done(this.refusalOf(address.address)),
      onData: (stream, session, done) => {
        void this.accept(stream, session).then(
          () => done(),
          (error: Error) => done(error),
        );
      },
    });
    this.server.on('error', () => undefined);
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', () => resolve()));
    const { port } = this.server.server.address() as AddressInfo;
    return `smtp://127.0.0.1:${port}`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  to(address: string): Received[] {
    return this.received.filter((message) => message.to === address);
  }

  private refusalOf(address: string): Error | null {
    const refusal = this.refused.get(address);
    return refusal ? Object.assign(new Error(refusal.text), { responseCode: refusal.code }) : null;
  }

  private async accept(stream: AsyncIterable<Buffer>, session: SMTPServerSession): Promise<void> {
    await this.beforeData();
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(part);
    const to = session.envelope.rcptTo[0]?.address ?? '';
    const message = { to, raw: Buffer.concat(parts).toString('utf8') };
    this.received.push(message);
    await this.beforeAnswer(message);
  }
}

/** The header lines of a message, unfolded, by lower-case name; a name that came twice has two values. */
export function headersOf(raw: string): Map<string, string[]> {
  const block = raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ');
  const headers = new Map<string, string[]>();
  for (const line of block.split('\r\n')) {
    const [, name = '', value = ''] = /^([^:]+):\s*(.*)$/.exec(line) ?? [];
    headers.set(name.toLowerCase(), [...(headers.get(name.toLowerCase()) ?? []), value]);
  }
  return headers;
}

/** The text of a quoted-printable message, good enough to find links in. */
export function readable(raw: string): string {
  return raw
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
