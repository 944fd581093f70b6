import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Reply = { status?: number; headers?: Record<string, string>; body: string; cutAfter?: number };
export type Asked = { path: string; query: URLSearchParams; userAgent: string; at: number };

/** A stand-in for arXiv on a free port. Replies are looked up by path; each request is kept. */
export async function startArxiv() {
  const replies = new Map<string, (asked: Asked) => Reply>();
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://arxiv.test');
    const one = {
      path: url.pathname,
      query: url.searchParams,
      userAgent: request.headers['user-agent'] ?? '',
      at: performance.now(),
    };
    asked.push(one);
    const reply = replies.get(url.pathname)?.(one) ?? { status: 404, body: 'nothing here' };
    response.writeHead(reply.status ?? 200, { 'content-type': 'application/xml', ...reply.headers });
    if (reply.cutAfter === undefined) response.end(reply.body);
    else response.write(reply.body.slice(0, reply.cutAfter), () => response.destroy());
  });
  await listen(server);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    asked,
    answer: (path: string, reply: Reply | ((asked: Asked) => Reply)) =>
      replies.set(path, typeof reply === 'function' ? reply : () => reply),
    forget: () => {
      replies.clear();
      asked.length = 0;
    },
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
}
