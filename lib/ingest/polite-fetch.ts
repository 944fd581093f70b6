import { AppError } from '@/lib/errors';
import {
  type Failure,
  isAnswer,
  type KnownCopy,
  type Outcome,
  type Reply,
  request,
} from '@/lib/ingest/one-request';
import { releaseTurn, takeTurn } from '@/lib/ingest/polite-turn';
import { log } from '@/lib/log';

/**
 * How patiently arXiv is asked; all times in milliseconds. `interval` is the silence after each request, `longestWait`
 * bounds the wait for one turn, `giveUpAt` (a moment of Date.now) all of it. Who can wait lets others go first by
 * `yieldMs`.
 */
export type Pace = {
  interval: number;
  timeout: number;
  backOff: number;
  tries: number;
  longestWait: number;
  yieldMs?: number;
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
  yieldMs: 300,
};

export type Answer = Reply;

const service = 'arxiv';
const longestBackOff = 120_000;
const leaseMargin = 5_000;
const mostRedirects = 3;

/**
 * Asks arXiv in turn and gives its answer, also a refusal such as 400, and a 304 with an empty body where the copy that
 * is `known` is still good. Obeys Retry-After, waits longer after each failure, follows three redirects (each is a
 * request with a turn of its own), and throws AppError 'source_unavailable' when the tries are used up. An answer that
 * is no whole XML document is asked for again; the last one is given as it came, for its reader to say what is wrong.
 */
export async function fetchPolitely(
  url: string,
  pace: Pace = arxivPace,
  known: KnownCopy = {},
): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await followRedirects(url, pace, attempt, known);
    if (isAnswer(outcome)) return outcome;
    if (attempt < pace.tries) continue;
    if (outcome.answer) return outcome.answer;
    throw unavailable(outcome);
  }
}

/** Whether arXiv can be reached and is well: asked once, in turn and without a body. */
export async function isReachable(url: string, pace: Pace): Promise<boolean> {
  try {
    const outcome = await askInTurn(url, pace, 1, { method: 'HEAD' });
    return !('reason' in outcome);
  } catch {
    return false;
  }
}

async function followRedirects(
  url: string,
  pace: Pace,
  attempt: number,
  known: KnownCopy,
): Promise<Answer | Failure> {
  let address = url;
  for (let count = 0; count <= mostRedirects; count += 1) {
    const outcome = await askInTurn(address, pace, attempt, { method: 'GET', known });
    if (!('redirect' in outcome)) return outcome;
    address = outcome.redirect;
  }
  return { reason: `more than ${mostRedirects} redirects`, retryAfter: null };
}

async function askInTurn(
  url: string,
  pace: Pace,
  attempt: number,
  what: { method: 'GET' | 'HEAD'; known?: KnownCopy },
): Promise<Outcome> {
  const longestWait = Math.min(pace.longestWait, timeLeft(pace));
  const turn = await takeTurn(service, { ...pace, longestWait, busy: pace.timeout + leaseMargin });
  let pause = 0;
  try {
    const timeout = Math.min(pace.timeout, timeLeft(pace));
    pace.onRequest?.();
    const outcome = await request(url, { ...what, timeout });
    if ('reason' in outcome) {
      log('warn', 'arxiv_request_failed', { url, attempt, reason: outcome.reason });
      pause = pauseAfter(outcome, attempt, pace);
    }
    return outcome;
  } finally {
    await releaseTurn(turn, pause);
  }
}

/** A useless answer is no sign of haste: it is asked for again in the next turn. */
function pauseAfter({ answer, retryAfter }: Failure, attempt: number, { backOff }: Pace): number {
  if (answer) return 0;
  return retryAfter ?? Math.min(longestBackOff, backOff * 2 ** (attempt - 1));
}

function timeLeft({ giveUpAt }: Pace): number {
  if (giveUpAt === undefined) return Number.MAX_SAFE_INTEGER;
  const left = giveUpAt - Date.now();
  if (left <= 0) throw new AppError('source_unavailable');
  return left;
}

function unavailable({ reason, cause }: Failure): AppError {
  const sentence = `arXiv does not answer at the moment: ${reason}. Try again in a few minutes.`;
  return new AppError('source_unavailable', sentence, { cause });
}
