import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { selfSigned } from '@/tests/support/certificate';

/** Where a script can interfere; `body` is in the middle of the message, `dot` after its end. */
export type Stage = 'greeting' | 'EHLO' | 'STARTTLS' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA' | 'body' | 'dot';

/** An answer, perhaps late or the last; silence; the end of the connection; TLS that is promised and then refused. */
export type Act = { say: string; afterMs?: number; isLast?: boolean } | 'hang' | 'drop' | 'refuse TLS';

/** `isLax` takes DATA also when it has refused the envelope, as some servers do that are sent all at once. */
export type Script = Partial<Record<Stage, Act>> & { offers?: string[]; isLax?: boolean };

const usually: Record<Stage, string> = {
  greeting: '220 scripted.example ESMTP',
  EHLO: '',
  STARTTLS: '220 2.0.0 Go on',
  AUTH: '235 2.7.0 Welcome',
  MAIL: '250 2.1.0 Ok',
  RCPT: '250 2.1.5 Ok',
  DATA: '354 Go on',
  body: '',
  dot: '250 2.0.0 Ok: queued as 4F2',
};
const commands: Stage[] = ['EHLO', 'STARTTLS', 'AUTH', 'MAIL', 'RCPT', 'DATA'];

/** A mail server on the wire that follows a script, and keeps what was said to it. */
export class ScriptedSmtp {
  script: Script = {};
  /** Whole messages, as they came. */
  readonly messages: string[] = [];
  /** Every command line, of all connections. */
  readonly heard: string[] = [];
  connections = 0;
  private readonly sockets = new Set<Socket>();
  private readonly server: Server = createServer((socket) => this.greet(socket));

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', () => resolve()));
    return `smtp://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Begins anew with another script. */
  follow(script: Script): void {
    this.script = script;
    this.messages.length = 0;
    this.heard.length = 0;
    this.connections = 0;
    this.hangUp();
  }

  close(): Promise<void> {
    this.hangUp();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private hangUp(): void {
    for (const socket of this.sockets) socket.destroy();
    this.sockets.clear();
  }

  private greet(socket: Socket): void {
    this.connections += 1;
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    this.listenTo(socket);
    this.act('greeting', socket);
  }

  private listenTo(socket: Socket): void {
    let rest = '';
    let isData = false;
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      rest += chunk.toString('latin1');
      for (let more = true; more; ) {
        const before = rest;
        if (isData) [rest, isData] = this.read(rest, socket);
        else [rest, isData] = this.obey(rest, socket);
        more = rest !== before && rest !== '';
      }
    });
  }

  /** What is left after the end of the message, and whether it goes on. */
  private read(text: string, socket: Socket): [string, boolean] {
    const end = `\r\n${text}`.indexOf('\r\n.\r\n');
    if (this.script.body && text.length > 0) this.act('body', socket);
    if (end < 0) return [text, true];
    this.messages.push(text.slice(0, end));
    this.act('dot', socket);
    return [text.slice(end + 3), false];
  }

  private obey(text: string, socket: Socket): [string, boolean] {
    const end = text.indexOf('\r\n');
    if (end < 0) return [text, false];
    const line = text.slice(0, end);
    this.heard.push(line);
    const stage = commands.find((name) => line.toUpperCase().startsWith(name));
    if (stage === 'DATA' && this.refusesEnvelope()) socket.write('503 5.5.1 No valid recipients\r\n');
    else if (stage) this.act(stage, socket);
    else socket.write(/^QUIT/i.test(line) ? '221 2.0.0 Bye\r\n' : '250 2.0.0 Ok\r\n');
    return [text.slice(end + 2), stage === 'DATA' && this.takesData()];
  }

  private takesData(): boolean {
    return !this.refusesEnvelope() && this.script.DATA === undefined;
  }

  private refusesEnvelope(): boolean {
    if (this.script.isLax) return false;
    return [this.script.MAIL, this.script.RCPT].some(
      (act) => typeof act === 'object' && /^[45]/.test(act.say),
    );
  }

  private act(stage: Stage, socket: Socket): void {
    const act = this.script[stage];
    if (act === 'hang') return;
    if (act === 'drop') return void socket.destroy();
    if (typeof act === 'object') {
      const answer = () => socket.writable && socket[act.isLast ? 'end' : 'write'](`${act.say}\r\n`);
      if (act.afterMs) setTimeout(answer, act.afterMs).unref();
      else answer();
      return;
    }
    if (stage === 'body') return;
    socket.write(`${stage === 'EHLO' ? this.offers(socket) : usually[stage]}\r\n`);
    if (stage === 'STARTTLS') this.secure(socket, act === 'refuse TLS');
  }

  private offers(socket: Socket): string {
    const offered = this.script.offers ?? ['PIPELINING', '8BITMIME', 'SMTPUTF8'];
    const left = socket instanceof TLSSocket ? offered.filter((name) => name !== 'STARTTLS') : offered;
    return ['scripted.example', ...left]
      .map((line, place) => `250${place === left.length ? ' ' : '-'}${line}`)
      .join('\r\n');
  }

  private secure(plain: Socket, refuses: boolean): void {
    plain.removeAllListeners('data');
    if (refuses) return void plain.once('data', () => plain.end('no TLS here\r\n'));
    const { key, pem } = certificate();
    const secureContext = createSecureContext({
      key: key.export({ type: 'pkcs8', format: 'pem' }),
      cert: pem,
    });
    this.listenTo(new TLSSocket(plain, { isServer: true, secureContext }));
  }
}

let made: ReturnType<typeof selfSigned> | undefined;

function certificate(): ReturnType<typeof selfSigned> {
  made ??= selfSigned(new Date(Date.now() - 86_400_000), new Date(Date.now() + 86_400_000));
  return made;
}
