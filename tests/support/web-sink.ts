import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export type Received = { path: string; headers: IncomingHttpHeaders; body: string };

/** What the server does with a request: an answer, or silence, or a line that is cut. */
export type Behaviour =
  | { status: number; headers?: Record<string, string>; body?: string }
  | 'hang'
  | 'hang after the status'
  | 'cut before reading'
  | 'cut after reading';

export type WebSink = {
  url: string;
  received: Received[];
  behave(...behaviours: Behaviour[]): void;
  whenReceived(count: number): Promise<void>;
  stop(): Promise<void>;
};

/** A web server that does as it is told, request by request, the last behaviour for ever. */
export async function startWebSink(): Promise<WebSink> {
  const received: Received[] = [];
  const sockets = new Set<Socket>();
  let waiting: (() => void)[] = [];
  let planned: Behaviour[] = [{ status: 200 }];
  const server = createServer(async (request, response) => {
    const behaviour = (planned.length > 1 ? planned.shift() : planned[0]) ?? { status: 200 };
    if (behaviour === 'cut before reading') return request.socket.destroy();
    received.push({ path: request.url ?? '', headers: request.headers, body: await textOf(request) });
    for (const tell of waiting) tell();
    act(behaviour, request, response);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    behave(...behaviours) {
      planned = behaviours;
    },
    async whenReceived(count) {
      while (received.length < count) await new Promise<void>((resolve) => waiting.push(resolve));
      waiting = [];
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function act(
  behaviour: Exclude<Behaviour, 'cut before reading'>,
  request: IncomingMessage,
  response: ServerResponse,
) {
  if (behaviour === 'hang') return;
  if (behaviour === 'cut after reading') return void request.socket.destroy();
  if (behaviour === 'hang after the status') return void response.writeHead(200).write('half an');
  response.writeHead(behaviour.status, behaviour.headers).end(behaviour.body ?? '');
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
