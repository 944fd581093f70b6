import type { ChannelType } from '@/lib/channels/schema';
import type { Answer } from '@/lib/http/web-post';

/** What one offer came to. `charged` counts against the six that a post has; `waitSeconds` is what the other side asked. */
export type PostOutcome = {
  status: 'sent' | 'retry' | 'failed' | 'unknown';
  charged: boolean;
  waitSeconds: number;
  httpStatus: number | null;
  response: string | null;
  reason: string | null;
};

const longestWait = 6 * 3600;
const keptOfAnswer = 300;

/** Judges an answer, or its absence. A 5xx is an answer: the same is offered again later under the same key. */
export function outcomeOf(answer: Answer, type: ChannelType, now: Date = new Date()): PostOutcome {
  const none = { charged: false, waitSeconds: 0, httpStatus: null, response: null, reason: null };
  if (answer.what === 'forbidden') return { ...none, status: 'failed', reason: 'private_address' };
  if (answer.what === 'unreached') return { ...none, status: 'retry', response: answer.code };
  if (answer.what === 'unanswered')
    return { ...none, status: 'unknown', response: answer.code, reason: 'no_answer' };
  const { status: httpStatus } = answer;
  const said = { ...none, httpStatus, response: readable(answer.body) };
  if (httpStatus >= 200 && httpStatus < 300) return { ...said, status: 'sent' };
  if (httpStatus >= 300 && httpStatus < 400) return { ...said, status: 'failed', reason: 'redirect' };
  if (httpStatus !== 429 && httpStatus < 500) return { ...said, status: 'failed', reason: 'refused' };
  const waitSeconds = Math.max(
    secondsOf(answer.retryAfter, now),
    type === 'telegram' ? inBody(answer.body) : 0,
  );
  return { ...said, status: 'retry', charged: true, waitSeconds: Math.min(waitSeconds, longestWait) };
}

/** Retry-After is a number of seconds or a date. */
function secondsOf(retryAfter: string | null, now: Date): number {
  if (!retryAfter) return 0;
  if (/^\d{1,9}$/.test(retryAfter.trim())) return Number(retryAfter);
  const at = Date.parse(retryAfter);
  return Number.isNaN(at) ? 0 : Math.max(0, Math.ceil((at - now.getTime()) / 1000));
}

/** Telegram says how long to wait in the body: { parameters: { retry_after } }. */
function inBody(body: string): number {
  const seconds = /"retry_after"\s*:\s*(\d{1,9})/.exec(body)?.[1];
  return Number(seconds ?? 0);
}

function readable(body: string): string | null {
  const text = body.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return text ? text.slice(0, keptOfAnswer).replace(/[\uD800-\uDBFF]$/, '') : null;
}
