import { type LookupAddress, lookup } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPrivate } from '@/lib/http/private-networks';

export type Outgoing = { url: string; headers: Record<string, string>; body: string };

/**
 * What became of a request: an answer; `unreached`, since it never left whole; `unanswered`, since it left and nothing
 * came back; `forbidden`, since its host is on a private network. Codes are those of Node.
 */
export type Answer =
  | { what: 'answered'; status: number; retryAfter: string | null; body: string }
  | { what: 'unreached'; code: string }
  | { what: 'unanswered'; code: string }
  | { what: 'forbidden' };

export type Reach = { privateAllowed: boolean; timeoutMs?: number };

const usualTimeoutMs = 10_000;
const mostAnswerBytes = 65_536;

/**
 * Posts once, over a connection of its own; follows no redirect. The name is resolved once, and only addresses that
 * were looked at are connected to. Never throws.
 */
export function webPost(outgoing: Outgoing, reach: Reach): Promise<Answer> {
  const url = new URL(outgoing.url);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!reach.privateAllowed && isIP(host) && isPrivate(host)) return Promise.resolve({ what: 'forbidden' });
  return new Promise((resolve) => offer(url, outgoing, reach, resolve));
}

function offer(url: URL, { headers, body }: Outgoing, reach: Reach, resolve: (answer: Answer) => void): void {
  const secure = url.protocol === 'https:';
  let connected = false;
  let written = false;
  const request = (secure ? https : http).request(url, {
    method: 'POST',
    agent: false,
    headers: { ...headers, 'Content-Length': Buffer.byteLength(body) },
    lookup: lookupFor(reach),
    signal: AbortSignal.timeout(reach.timeoutMs ?? usualTimeoutMs),
  });
  request.on('socket', (socket) =>
    socket.once(secure ? 'secureConnect' : 'connect', () => {
      connected = true;
    }),
  );
  request.on('finish', () => {
    written = true;
  });
  let settle = (error: Error) => resolve(lost(error, connected && written));
  request.on('response', (response) => {
    settle = readAnswer(response, resolve);
  });
  request.on('error', (error) => settle(error));
  request.end(body);
}

function lookupFor({ privateAllowed }: Reach): LookupFunction {
  return (host, options, callback) => {
    lookup(host, { ...options, all: true }, (error, found: LookupAddress[]) => {
      const refused = !privateAllowed && found?.some(({ address }) => isPrivate(address));
      if (error) callback(error, '', 0);
      else if (refused) callback(Object.assign(new Error('private address'), { code: forbidden }), '', 0);
      else if (options.all) callback(null, found);
      else callback(null, found[0]?.address ?? '', found[0]?.family);
    });
  };
}

const forbidden = 'EPRIVATE';

/** The status is the answer; a body that breaks off or does not end changes nothing about it. */
function readAnswer(response: http.IncomingMessage, resolve: (answer: Answer) => void): () => void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const answer = () =>
    resolve({
      what: 'answered',
      status: response.statusCode ?? 0,
      retryAfter: response.headers['retry-after'] ?? null,
      body: Buffer.concat(chunks).subarray(0, mostAnswerBytes).toString('utf8'),
    });
  response.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > mostAnswerBytes) response.destroy();
  });
  response.on('error', answer);
  response.on('close', answer);
  return answer;
}

function lost(error: Error & { code?: string; cause?: unknown }, written: boolean): Answer {
  if (error.code === forbidden) return { what: 'forbidden' };
  const code = error.name === 'AbortError' ? 'ETIMEDOUT' : (error.code ?? error.name);
  return { what: written ? 'unanswered' : 'unreached', code };
}
