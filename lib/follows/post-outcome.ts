import type { Answer } from '@/lib/http/web-post';

/** What one offer came to. `counts` tells whether it is one of the six tries; `said` is for the owner of the webhook. */
export type PostOutcome = {
  status: 'sent' | 'retry' | 'failed' | 'unknown';
  counts: boolean;
  waitSeconds: number;
  said: string;
};

const longestWait = 6 * 3600;

/** Judges an answer, or its absence, as docs/channels.md does for the posts of an edition. */
export function outcomeOf(answer: Answer): PostOutcome {
  const now = { waitSeconds: 0, counts: true } as const;
  if (answer.what === 'forbidden')
    return { ...now, status: 'failed', said: 'the address belongs to a private network' };
  if (answer.what === 'unreached')
    return { ...now, status: 'retry', counts: false, said: `it could not be reached (${answer.code})` };
  if (answer.what === 'unanswered')
    return { ...now, status: 'unknown', said: 'it gave no answer in ten seconds' };
  const { status, retryAfter } = answer;
  if (status >= 200 && status < 300) return { ...now, status: 'sent', said: 'it took the papers' };
  const said = `it answered ${status}`;
  if (status >= 300 && status < 400) return { ...now, status: 'failed', said: `${said}, a redirect` };
  if (status !== 429 && status < 500) return { ...now, status: 'failed', said };
  return { status: 'retry', counts: true, waitSeconds: Math.min(secondsIn(retryAfter), longestWait), said };
}

/** Retry-After is a number of seconds or a date. */
function secondsIn(retryAfter: string | null): number {
  if (!retryAfter) return 0;
  if (/^\d{1,9}$/.test(retryAfter.trim())) return Number(retryAfter);
  const at = Date.parse(retryAfter);
  return Number.isNaN(at) ? 0 : Math.max(0, Math.ceil((at - Date.now()) / 1000));
}
