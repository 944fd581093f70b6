import { cluesOf, receiversOf } from '@/lib/bounces/clues';
import { recipientsOf } from '@/lib/bounces/delivery-status';
import { feedbackPart, readFeedback } from '@/lib/bounces/feedback';
import { type Field, fieldsOf, firstOf } from '@/lib/bounces/fields';
import { findingOf } from '@/lib/bounces/judging';
import { type Parts, partsOf, returnedFields, returnedMail } from '@/lib/bounces/message-parts';
import type { Report } from '@/lib/bounces/schema';
import { unsubscribeTokenIn } from '@/lib/subscribers/return-path';

/**
 * Reads a message that came to the bounce domain. What decides is a part made for machines: without a delivery status or
 * a feedback report a message is a request to unsubscribe, by its address, or nothing, such as an absence note.
 * `envelopeTo` is the recipient as the mail server knows it.
 */
export async function readReport(raw: Buffer, envelopeTo?: string): Promise<Report> {
  const parts = await partsOf(raw);
  if (!parts) return { kind: 'nothing', because: 'unreadable' };
  const addresses = receiversOf(parts.fields, envelopeTo);
  const feedback = feedbackPart(parts);
  if (feedback !== null) return readFeedback(feedback, returnedClues(parts, addresses, fieldsOf(feedback)));
  const recipients = recipientsOf(parts);
  if (recipients === null) return readOther(parts.fields, addresses);
  const finding = findingOf(recipients);
  if (!finding) return { kind: 'nothing', because: recipients[0]?.action ?? 'no_recipient' };
  return { kind: 'bounce', finding, clues: returnedClues(parts, addresses) };
}

function returnedClues(parts: Parts, addresses: string[], more: Field[] = []) {
  return cluesOf(addresses, [...returnedFields(parts), ...more], returnedMail(parts));
}

function readOther(fields: Field[], addresses: string[]): Report {
  const token = addresses.map(unsubscribeTokenIn).find((found) => found !== null);
  if (token) return { kind: 'unsubscribe', token };
  const submitted = firstOf(fields, 'auto-submitted').toLowerCase();
  const isAutomatic = submitted !== '' && !submitted.startsWith('no');
  return { kind: 'nothing', because: isAutomatic ? 'auto_reply' : 'no_report' };
}
