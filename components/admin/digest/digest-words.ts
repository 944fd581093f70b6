import { addDays, type Day, formatDay } from '@/lib/dates';
import type { DeliveryShown, DeliveryState, EditionShown, PostOfEdition } from '@/lib/digest/operator/schema';

/** "Thursday, Oct 29, 2026", or "Week of Oct 26, 2026". */
export function writePeriod({ kind, periodStart }: { kind: string; periodStart: Day }): string {
  const date = { month: 'short', day: 'numeric', year: 'numeric' } as const;
  if (kind === 'weekly')
    return `${formatDay(periodStart, date)} to ${formatDay(addDays(periodStart, 6), date)}`;
  return formatDay(periodStart, { weekday: 'long', ...date });
}

export const stateWords: Record<DeliveryState, string> = {
  sent: 'sent',
  failed: 'failed',
  unknown: 'unknown',
  suppressed: 'suppressed',
  cancelled: 'cancelled',
  skipped_late: 'skipped, too late',
  sending: 'being sent',
  claimed: 'claimed',
  retry: 'to be retried',
  pending: 'waiting',
};

/** How an edition stands, in a few words. */
export function standingOf({ abortedAt, heldAt, open, candidates, stoppedBecause }: EditionShown): string {
  if (abortedAt) return 'Aborted';
  if (heldAt)
    return stoppedBecause === 'operator' ? 'Paused' : `Held: ${stoppedBecause ?? 'no reason given'}`;
  if (open > 0) return 'On its way';
  return candidates > 0 ? 'Done' : 'No reader yet';
}

/** Why a delivery stands as it does, in plain words. */
export function explain(delivery: DeliveryShown): string {
  const { status, reason } = delivery;
  if (status === 'unknown')
    return reason === 'died' || !delivery.response
      ? 'The connection or the program ended during the hand-over. It may have arrived.'
      : `No clear answer to the hand-over: ${delivery.response}`;
  if (reason && reasons[reason]) return [reasons[reason], answerOf(delivery)].filter(Boolean).join(' ');
  return [reason?.replaceAll('_', ' '), byState[status], answerOf(delivery)].filter(Boolean).join(' ');
}

export function explainPost({ status, reason, httpStatus }: PostOfEdition): string {
  const words = stateWords[status as DeliveryState] ?? status;
  return [words, reason?.replaceAll('_', ' '), httpStatus && `answer ${httpStatus}`]
    .filter(Boolean)
    .join(', ');
}

function answerOf({ smtpCode, enhancedCode, response }: DeliveryShown): string {
  if (response) return response;
  return [smtpCode, enhancedCode].filter(Boolean).join(' ');
}

const byState: Partial<Record<DeliveryState, string>> = {
  suppressed: 'The address is on the suppression list.',
  skipped_late: 'It would have come too late, or a newer edition was due.',
};

const reasons: Record<string, string> = {
  unsubscribed: 'The reader left before it was sent.',
  kind_changed: 'The reader changed between daily and weekly.',
  paused: 'The reader had paused the digest.',
  nothing_matched: 'No paper matched the reader’s choice.',
  aborted: 'The edition was aborted.',
  erased: 'The reader was erased.',
  needs_smtputf8: 'The mail server cannot write to an address with such letters.',
  attempts: 'Given up after too many tries.',
  refused: 'Refused for good.',
  composing: 'The mail could not be written; the log says why.',
};
