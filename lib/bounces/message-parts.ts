import PostalMime from 'postal-mime';
import { type Field, fieldsOf } from '@/lib/bounces/fields';

/** A message taken apart: its own header fields, and the parts that are not there to be read by people. */
export type Parts = { fields: Field[]; parts: { type: string; text: string }[] };

const limits = { maxNestingDepth: 20, maxHeadersSize: 262_144 };

/** Takes a message apart; a mail inside it stays one part. Null for what cannot be read as a message. */
export async function partsOf(raw: Buffer): Promise<Parts | null> {
  try {
    const { headers, attachments } = await PostalMime.parse(raw, { ...limits, forceRfc822Attachments: true });
    return {
      fields: headers.map(({ key, value }) => ({ name: key, value })),
      parts: attachments.map(({ mimeType, content }) => ({ type: mimeType, text: textOf(content) })),
    };
  } catch {
    return null;
  }
}

/** The header fields of a part that holds a mail, or only the top of one. */
export function returnedFields(parts: Parts): Field[] {
  return fieldsOf(returnedMail(parts).split(/\r?\n\r?\n/, 1)[0] ?? '');
}

/** The mail that a report gives back, or as much of it as is there; empty where it gives none. */
export function returnedMail({ parts }: Parts): string {
  return parts.find(({ type }) => returnedTypes.has(type))?.text ?? '';
}

const returnedTypes = new Set([
  'message/rfc822',
  'message/global',
  'text/rfc822-headers',
  'message/rfc822-headers',
  'message/global-headers',
]);

function textOf(content: ArrayBuffer | Uint8Array | string): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
}
