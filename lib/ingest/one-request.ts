import { env } from '@/lib/env';
import { isWhole } from '@/lib/ingest/xml';

/** What arXiv said. Where it knows them, the marks of this copy, to be sent with the next request. */
export type Reply = { status: number; body: string; etag: string | null; lastModified: string | null };

/** The marks of a copy that is here already. */
export type KnownCopy = { etag?: string | null; lastModified?: string | null };

/** Why a request came to nothing; `answer` is there where something came that is of no use. Times in milliseconds. */
export type Failure = { reason: string; retryAfter: number | null; cause?: unknown; answer?: Reply };

export type Outcome = Reply | Failure | { redirect: string };

type Asking = { method: 'GET' | 'HEAD'; timeout: number; known?: KnownCopy };

const largestBody = 30 * 1024 * 1024;
const longestRetryAfter = 24 * 3_600_000;
const redirects = [301, 302, 303, 307, 308];

/** One request over a connection of its own, its body included; `timeout` in milliseconds bounds all of it. Never throws. */
export async function request(url: string, asking: Asking): Promise<Outcome> {
  try {
    const response = await fetch(url, {
      method: asking.method,
      headers: headersFor(asking.known),
      redirect: 'manual',
      signal: AbortSignal.timeout(asking.timeout),
    });
    if (redirects.includes(response.status)) return await redirected(url, response);
    if (response.status === 429 || response.status >= 500) return await refused(response);
    const reply = await read(response);
    if (asking.method === 'HEAD' || reply.status !== 200 || isWhole(reply.body)) return reply;
    return { reason: 'the answer is no whole XML document', retryAfter: null, answer: reply };
  } catch (error) {
    return { reason: reasonOf(error), retryAfter: null, cause: error };
  }
}

export function isAnswer(outcome: Outcome): outcome is Reply {
  return 'body' in outcome;
}

function headersFor({ etag, lastModified }: KnownCopy = {}): Record<string, string> {
  return {
    'user-agent': userAgent(),
    accept: 'application/atom+xml, application/rss+xml, application/xml',
    connection: 'close',
    ...(etag ? { 'if-none-match': etag } : {}),
    ...(lastModified ? { 'if-modified-since': lastModified } : {}),
  };
}

function userAgent(): string {
  const { SITE_URL, CONTACT_EMAIL } = env();
  return `Broadsheet/0.1 (+${SITE_URL}${CONTACT_EMAIL ? `; mailto:${CONTACT_EMAIL}` : ''})`;
}

async function redirected(from: string, response: Response): Promise<Outcome> {
  await response.body?.cancel();
  const location = response.headers.get('location');
  if (!location) return { reason: 'a redirect without an address', retryAfter: null };
  const to = new URL(location, from);
  if (isTrusted(new URL(from), to)) return { redirect: to.href };
  return { reason: `a redirect to ${to.protocol}//${to.host}, which is not arXiv`, retryAfter: null };
}

/** The host that was asked, or one of the settings; arXiv's own hosts may point to each other. Never away from https. */
function isTrusted(from: URL, to: URL): boolean {
  const { ARXIV_API_URL, ARXIV_OAI_URL, ARXIV_RSS_URL } = env();
  const hosts = [from.host, ...[ARXIV_API_URL, ARXIV_OAI_URL, ARXIV_RSS_URL].map((url) => new URL(url).host)];
  const isKnown = hosts.includes(to.host) || (isArxiv(from) && isArxiv(to));
  return isKnown && (to.protocol === 'https:' || to.protocol === from.protocol);
}

function isArxiv({ hostname }: URL): boolean {
  return hostname === 'arxiv.org' || hostname.endsWith('.arxiv.org');
}

async function refused(response: Response): Promise<Failure> {
  await response.body?.cancel();
  return { reason: `it answered with status ${response.status}`, retryAfter: retryAfterOf(response) };
}

/** The wait that arXiv asks for, a day at most: seconds, or a date by arXiv's own clock. */
function retryAfterOf({ headers }: Response): number | null {
  const text = headers.get('retry-after')?.trim();
  if (!text) return null;
  const now = Date.parse(headers.get('date') ?? '') || Date.now();
  const milliseconds = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isNaN(milliseconds) ? null : Math.min(longestRetryAfter, Math.max(0, milliseconds));
}

async function read(response: Response): Promise<Reply> {
  const { status, headers } = response;
  const body = await readLimited(response);
  return { status, body, etag: headers.get('etag'), lastModified: headers.get('last-modified') };
}

/** arXiv writes UTF-8, whatever the header says or leaves out. */
async function readLimited(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let body = '';
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > largestBody) throw new Error('the answer is larger than 30 MB');
    body += decoder.decode(chunk, { stream: true });
  }
  return body + decoder.decode();
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'no answer in time';
  const { code } = (error.cause ?? {}) as { code?: string };
  if (error.message === 'terminated') return 'the answer broke off';
  return code ? `no connection (${code})` : error.message;
}
