import type { ChannelType } from '@/lib/channels/schema';
import type { EditionKind } from '@/lib/digest/schema';

export const typeNames: Record<ChannelType, string> = {
  webhook: 'Signed webhook',
  slack: 'Slack format',
  telegram: 'Telegram',
};

export const kindNames: Record<EditionKind, string> = { daily: 'daily', weekly: 'weekly' };

type Notice = { done: string | null; trial: string | null; http: string | null; reason: string | null };

/** What has just happened, in a sentence; null where nothing has. */
export function describeDone({ done, ...trial }: Notice, name: string): string | null {
  if (done === 'added') return `${name} is added. It gets every edition that is frozen from now on.`;
  if (done === 'changed') return `${name} is changed.`;
  if (done === 'removed') return 'The channel is removed.';
  if (done === 'paused') return `${name} is paused: editions are recorded and not sent.`;
  if (done === 'resumed') return `${name} goes on with the next edition.`;
  if (done === 'asked') return `It is sent again to ${name}.`;
  return done === 'tested' ? describeTrial(trial, name) : null;
}

function describeTrial({ trial, http, reason }: Omit<Notice, 'done'>, name: string): string | null {
  if (trial === 'sent') return `${name} took the test (${http ?? 'no status'}).`;
  if (trial === 'silent')
    return 'The test was not sent: sending is off, or this database was copied from another address.';
  if (trial === 'no_edition')
    return 'There is no edition to test with yet. Try again when the first one is out.';
  if (trial === 'unknown') return `The test left, and ${name} did not answer within ten seconds.`;
  if (reason === 'private_address') return `The test was not sent: ${name} is on a private network.`;
  if (http) return `${name} answered the test with ${http}.`;
  return trial ? `The test could not reach ${name}.` : null;
}
