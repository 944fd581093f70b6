import { z } from 'zod';
import { cluesOf } from '@/lib/bounces/clues';
import type { Recipient } from '@/lib/bounces/delivery-status';
import { feedbackOf } from '@/lib/bounces/feedback';
import { findingOf } from '@/lib/bounces/judging';
import type { Clues, Finding, Report, ReportedFact } from '@/lib/bounces/schema';
import { AppError } from '@/lib/errors';

const text = z.string().catch('');

const sesEvent = z.object({
  notificationType: text,
  eventType: text,
  mail: z.object({
    source: text,
    commonHeaders: z.object({ returnPath: text }).catch({ returnPath: '' }),
    headers: z.array(z.object({ name: z.string(), value: z.string() })).catch([]),
  }),
  bounce: z
    .object({
      bounceType: text,
      bounceSubType: text,
      bouncedRecipients: z.array(z.object({ action: text, status: text, diagnosticCode: text })).catch([]),
    })
    .optional(),
  complaint: z.object({ complaintFeedbackType: text, userAgent: text }).optional(),
});

type SesEvent = z.infer<typeof sesEvent>;
type Bounced = NonNullable<SesEvent['bounce']>;

/** What one message of SES reports: a bounce or a complaint. A delivery is good news and nothing. */
export function factsOf(messageId: string, message: string): ReportedFact[] {
  const event = readEvent(message);
  const report = event && reportOf(event);
  return report ? [{ fingerprint: `ses ${messageId}`, raw: message, source: 'ses', report }] : [];
}

/** SNS also carries words that are no event, such as SES's first greeting. */
function readEvent(message: string): SesEvent | null {
  if (!message.trimStart().startsWith('{')) return null;
  try {
    return sesEvent.parse(JSON.parse(message));
  } catch (cause) {
    throw new AppError('invalid', 'That is not an event of SES.', { cause });
  }
}

function reportOf({ notificationType, eventType, mail, bounce, complaint }: SesEvent): Report | null {
  const what = eventType || notificationType;
  const clues = cluesIn(mail);
  if (what === 'Complaint' && complaint)
    return feedbackOf(complaint.complaintFeedbackType || 'abuse', complaint.userAgent || null, clues);
  if (what !== 'Bounce' || !bounce) return null;
  const finding = findingIn(bounce);
  return finding ? { kind: 'bounce', finding, clues } : null;
}

function cluesIn(mail: SesEvent['mail']): Clues {
  const fields = mail.headers.map(({ name, value }) => ({ name: name.toLowerCase(), value }));
  return cluesOf([mail.source, mail.commonHeaders.returnPath], fields, '');
}

/** An address on SES's own list was bad before. Otherwise the codes decide, where there are some. */
function findingIn({ bounceType, bounceSubType, bouncedRecipients }: Bounced): Finding | null {
  const coded = bouncedRecipients.map(toRecipient);
  const code = coded[0]?.status || bounceSubType || null;
  const said = { code, diagnostic: coded[0]?.diagnostic || null, points: 0 };
  if (ours.has(bounceSubType)) return { ...said, type: 'policy' };
  if (bounceType !== 'Permanent') return transient(coded);
  const judged = surely.has(bounceSubType) ? null : findingOf(coded);
  const isPlain = judged?.type === 'policy' || /^\d\.[1-9]/.test(judged?.code ?? '');
  return isPlain ? judged : { ...said, type: 'hard' };
}

/** SES also calls an absence note a transient bounce; only a real one has a status. */
function transient(coded: Recipient[]): Finding | null {
  const finding = findingOf(coded.filter(({ status }) => status));
  return finding?.type === 'hard' ? { ...finding, type: 'soft', points: 1 } : finding;
}

const surely = new Set(['NoEmail', 'Suppressed', 'OnAccountSuppressionList']);
const ours = new Set(['MessageTooLarge', 'ContentRejected', 'AttachmentRejected', 'UnsubscribedRecipient']);

function toRecipient({ action, status, diagnosticCode }: Bounced['bouncedRecipients'][number]): Recipient {
  return { action: action.toLowerCase() || 'failed', status, diagnostic: diagnosticCode };
}
