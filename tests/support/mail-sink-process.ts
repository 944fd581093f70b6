import { appendFileSync } from 'node:fs';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

/** A mail server in a process of its own. It writes down each whole message before it answers, so that the record holds. */
export type SinkOrder = {
  /** How long it takes over a message at most, before and again after writing it down. */
  delayMs?: number;
  /** From now on every client waits here, until told otherwise. */
  hold?: 'sender' | 'answer' | 'nothing';
  /** Takes what it refused before. */
  lenient?: boolean;
};
export type SinkNews = { port: number } | { taken: number } | { held: number };

const [, , recordFile = ''] = process.argv;
const sockets = new Map<number, Socket>();
const waiting: (() => void)[] = [];
let order: Required<SinkOrder> = { delayMs: 0, hold: 'nothing', lenient: false };
let taken = 0;

const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onMailFrom: (_address, _session, done) => void heldAt('sender').then(() => done()),
  onRcptTo: (address, _session, done) => done(refusalOf(address.address)),
  onData: (stream, session, done) => void accept(stream, session).then(() => done(), done),
});
server.on('error', () => undefined);
server.server.on('connection', (socket: Socket) => sockets.set(socket.remotePort ?? 0, socket));
server.listen(0, '127.0.0.1', () => tell({ port: (server.server.address() as AddressInfo).port }));

process.on('message', (more: SinkOrder) => {
  order = { ...order, ...more };
  if (order.hold === 'nothing') for (const goOn of waiting.splice(0)) goOn();
});
process.on('disconnect', () => process.exit());

async function accept(stream: AsyncIterable<Buffer>, session: SMTPServerSession): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  await dawdle();
  record(session, Buffer.concat(parts).toString('latin1'));
  const to = session.envelope.rcptTo[0]?.address ?? '';
  if (to.startsWith('dropped')) sockets.get(session.remotePort)?.destroy();
  await heldAt('answer');
  await dawdle();
}

function record({ envelope }: SMTPServerSession, message: string): void {
  const messageId = /^Message-ID: *(?:\r\n )?(\S+)/im.exec(message)?.[1] ?? '';
  for (const { address } of envelope.rcptTo)
    appendFileSync(recordFile, `${JSON.stringify({ to: address, messageId })}\n`);
  taken += 1;
  tell({ taken });
}

function heldAt(place: SinkOrder['hold']): Promise<void> {
  if (order.hold !== place) return Promise.resolve();
  return new Promise((resolve) => {
    waiting.push(resolve);
    tell({ held: waiting.length });
  });
}

async function dawdle(): Promise<void> {
  if (order.delayMs > 0) await wait(Math.random() * order.delayMs);
}

/** What an address begins with says how it is treated. */
function refusalOf(address: string): Error | null {
  if (order.lenient) return null;
  if (address.startsWith('busy')) return refusal(451, '4.7.1 Greylisted');
  if (address.startsWith('gone')) return refusal(550, '5.1.1 No such user');
  return null;
}

function refusal(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}

function tell(news: SinkNews): void {
  process.send?.(news);
}
