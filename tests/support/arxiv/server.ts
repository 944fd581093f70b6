import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

/**
 * `cutAfter` breaks the connection after so many bytes; `until` holds the answer back: all of it, or with `startAtOnce`
 * its second half.
 */
export type Reply = {
  status?: number;
  headers?: Record<string, string>;
  body?: string | Buffer;
  gzip?: boolean;
  cutAfter?: number;
  until?: Promise<unknown>;
  startAtOnce?: boolean;
};

/** One request; `endedAt` is null until its answer has been sent or the connection is gone. */
export type Asked = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  userAgent: string;
  at: number;
  endedAt: number | null;
};

/** A stand-in for arXiv on a free port. Replies are looked up by path; each request is kept. */
export async function startArxiv() {
  const replies = new Map<string, (asked: Asked) => Reply>();
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const one = toAsked(request);
    asked.push(one);
    const end = () => {
      one.endedAt ??= performance.now();
    };
    response.on('finish', end).on('close', end);
    void send(response, replies.get(one.path)?.(one) ?? { status: 404, body: 'nothing here' });
  });
  await listen(server);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    asked,
    answer: (path: string, reply: Reply | ((asked: Asked) => Reply)) =>
      replies.set(path, typeof reply === 'function' ? reply : () => reply),
    /** Answers one request after the other, the last reply again and again. */
    answerInTurn: (path: string, ...list: Reply[]) => {
      let count = 0;
      replies.set(path, () => list[Math.min(count++, list.length - 1)] ?? {});
    },
    forget: () => {
      replies.clear();
      asked.length = 0;
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function toAsked(request: IncomingMessage): Asked {
  const url = new URL(request.url ?? '/', 'http://arxiv.test');
  return {
    method: request.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    userAgent: request.headers['user-agent'] ?? '',
    at: performance.now(),
    endedAt: null,
  };
}

async function send(response: ServerResponse, reply: Reply): Promise<void> {
  const plain = Buffer.from(reply.body ?? '');
  const body = reply.gzip ? gzipSync(plain) : plain;
  if (!reply.startAtOnce) await reply.until;
  response.writeHead(reply.status ?? 200, {
    'content-type': 'application/xml',
    ...(reply.gzip ? { 'content-encoding': 'gzip' } : {}),
    ...reply.headers,
  });
  if (reply.cutAfter !== undefined) {
    response.write(body.subarray(0, reply.cutAfter), () => response.destroy());
    return;
  }
  if (reply.startAtOnce) {
    response.write(body.subarray(0, body.length / 2));
    await reply.until;
  }
  response.end(reply.startAtOnce ? body.subarray(body.length / 2) : body);
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
}
