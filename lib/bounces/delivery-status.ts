import { firstOf, groupsOf } from '@/lib/bounces/fields';
import type { Parts } from '@/lib/bounces/message-parts';

/** What a mail server says of one recipient. */
export type Recipient = { action: string; status: string; diagnostic: string };

const types = new Set(['message/delivery-status', 'message/global-delivery-status']);

/** What a delivery report says, recipient by recipient; null for a message that has no such part. */
export function recipientsOf({ parts }: Parts): Recipient[] | null {
  const statuses = parts.filter(({ type }) => types.has(type));
  if (statuses.length === 0) return null;
  return statuses
    .flatMap(({ text }) => groupsOf(text).map(recipientIn))
    .filter(({ action }) => action !== '');
}

function recipientIn(fields: ReturnType<typeof groupsOf>[number]): Recipient {
  return {
    action: /^[a-z]+/.exec(firstOf(fields, 'action').toLowerCase())?.[0] ?? '',
    status: /^[245]\.\d{1,3}\.\d{1,3}(?![\d.])/.exec(firstOf(fields, 'status'))?.[0] ?? '',
    diagnostic: firstOf(fields, 'diagnostic-code'),
  };
}
