import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { postponeTurns, takeTurn } from '@/lib/ingest/polite-turn';
import { log } from '@/lib/log';

/**
 * How patiently arXiv is asked; all times in milliseconds. `longestWait` bounds the wait for one turn, `giveUpAt` (a
 * moment of Date.now) all of it.
 */
export type Pace = {
  interval: number;
  timeout: number;
  backOff: number;
  tries: number;
  longestWait: number;
  giveUpAt?: number;
  onRequest?: () => void;
};

/** arXiv's own rule: one request every 3 seconds, counted over all its services and all machines of an operator. */
export const arxivPace: Pace = {
  interval: 3_000,
  timeout: 20_000,
  backOff: 30_000,
  tries: 3,
  longestWait: 600_000,
};

const service = 'arxiv';
const largestBody = 30 * 1024 * 1024;
const longestPause = 120_000;

export type Answer = { status: number; body: string };

/**
 * Asks arXiv in turn and gives its answer, also a refusal such as 400. Obeys Retry-After, waits longer after each
 * failure, and throws AppError 'source_unavailable' when the tries are used up.
 */
export async function fetchPolitely(url: string, pace: Pace = arxivPace): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await askInTurn(url, pace, attempt, 'GET');
    if ('body' in outcome) return outcome;
    if (attempt >= pace.tries) throw new AppError('source_unavailable', undefined, { cause: outcome.cause });
  }
}

/** Whether arXiv can be reached and is well: asked once, in turn and without a body. */
export async function isReachable(url: string, pace: Pace): Promise<boolean> {
  try {
    return 'body' in (await askInTurn(url, pace, 1, 'HEAD'));
  } catch {
    return false;
  }
}

async function askInTurn(
  url: string,
  pace: Pace,
  attempt: number,
  method: 'GET' | 'HEAD',
): Promise<Answer | Failure> {
  await takeTurn(service, pace.interval, Math.min(pace.longestWait, timeLeft(pace)));
  pace.onRequest?.();
  const outcome = await ask(url, Math.min(pace.timeout, timeLeft(pace)), method);
  if ('body' in outcome) return outcome;
  log('warn', 'arxiv_request_failed', { url, attempt, reason: outcome.reason });
  const pause = outcome.retryAfter ?? Math.min(longestPause, pace.backOff * 2 ** (attempt - 1));
  await postponeTurns(service, pause);
  return outcome;
}

function timeLeft({ giveUpAt }: Pace): number {
  if (giveUpAt === undefined) return Number.MAX_SAFE_INTEGER;
  const left = giveUpAt - Date.now();
  if (left <= 0) throw new AppError('source_unavailable');
  return left;
}

type Failure = { reason: string; retryAfter: number | null; cause: Error };

async function ask(url: string, timeout: number, method: 'GET' | 'HEAD'): Promise<Answer | Failure> {
  try {
    const response = await fetch(url, {
      method,
      headers: {
        'user-agent': userAgent(),
        accept: 'application/atom+xml, application/rss+xml, application/xml',
      },
      signal: AbortSignal.timeout(timeout),
    });
    if (response.status !== 429 && response.status < 500)
      return { status: response.status, body: await readLimited(response) };
    await response.body?.cancel();
    return failure(`status ${response.status}`, retryAfterOf(response));
  } catch (error) {
    return failure(error instanceof Error ? error.message : String(error), null, error);
  }
}

function failure(reason: string, retryAfter: number | null, cause: unknown = undefined): Failure {
  return { reason, retryAfter, cause: new Error(`arXiv: ${reason}`, { cause }) };
}

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

function retryAfterOf(response: Response): number | null {
  const header = response.headers.get('retry-after');
  if (!header) return null;
  const milliseconds = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(milliseconds) ? null : Math.min(longestPause, Math.max(0, milliseconds));
}

function userAgent(): string {
  const { SITE_URL, CONTACT_EMAIL } = env();
  return `Broadsheet/0.1 (+${SITE_URL}${CONTACT_EMAIL ? `; mailto:${CONTACT_EMAIL}` : ''})`;
}
