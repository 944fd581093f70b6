import { writeMoment } from '@/components/admin/moments';
import type { PostShown, PostState } from '@/lib/channels/schema';
import { formatDay } from '@/lib/dates';

export const stateNames: Record<PostState, string> = {
  pending: 'Waiting',
  claimed: 'Being sent',
  sending: 'Being sent',
  sent: 'Taken',
  retry: 'To be tried again',
  failed: 'Failed',
  unknown: 'Unknown',
  cancelled: 'Not sent',
  skipped_late: 'Too late',
};

/** "Oct 29", or "Week of Oct 26". */
export function nameEdition({ kind, periodStart }: Pick<PostShown, 'kind' | 'periodStart'>): string {
  const day = formatDay(periodStart, { month: 'short', day: 'numeric' });
  return kind === 'weekly' ? `Week of ${day}` : day;
}

/** What lies behind a post's state, in a sentence; empty where the state says it all. */
export function explainPost(post: PostShown, timeZone: string): string {
  const { status, reason, response, attempt, at } = post;
  if (status === 'failed') return failures[reason ?? '']?.(post) ?? `Refused with ${answerOf(post)}.`;
  if (status === 'unknown') return explainUnknown(reason, response);
  if (status === 'cancelled')
    return reason === 'aborted' ? 'The edition was aborted.' : 'The channel was paused.';
  if (status === 'skipped_late') return 'A newer edition was out, or more time had passed than is allowed.';
  if (status !== 'retry') return '';
  if (attempt > 0) return `It answered ${answerOf(post)}. Next try ${writeMoment(at, timeZone)}.`;
  if (response) return `It could not be reached (${response}). Next try ${writeMoment(at, timeZone)}.`;
  return reason === 'asked' ? 'You asked for it; it goes out with the next run.' : '';
}

const failures: Record<string, (post: PostShown) => string> = {
  redirect: ({ httpStatus }) => `It answered with a redirect (${httpStatus}). Give the address it leads to.`,
  attempts: (post) => `Given up after ${post.attempt} tries; the last answer was ${answerOf(post)}.`,
  private_address: () => 'Its host is on a private network, where nothing is sent.',
  composing: () => 'It could not be written; the log says why.',
};

function explainUnknown(reason: string | null, response: string | null): string {
  const cause =
    reason === 'died'
      ? 'The program stopped while it was sent.'
      : `It was sent and no answer came${response ? ` (${response})` : ''}.`;
  return `${cause} It may have arrived, so it is not repeated by itself.`;
}

function answerOf({ httpStatus, response }: PostShown): string {
  return response ? `${httpStatus}: ${response}` : String(httpStatus ?? 'no status');
}
