import MailComposer from 'nodemailer/lib/mail-composer';
import { sender } from '@/lib/mail/transport';

/** A stretch of bytes that is the same for all, or the name of what belongs to one reader. */
export type Part = Buffer | { slot: string };

type Template = {
  subject: string;
  text: string;
  /** Empty for readers of plain text. */
  html: string;
  headers: Record<string, string | { prepared: boolean; value: string }>;
  slots: Record<string, string>;
};

/**
 * Encodes a message once, so that each reader's copy only costs the joining of its parts. The reader's address, the
 * Message-ID and the date are slots too. Throws where one of the slots is missing from text or HTML.
 */
export async function templateOf({ subject, text, html, headers, slots }: Template): Promise<Part[]> {
  for (const slot of Object.values(slots))
    if (!text.includes(slot) || (html && !html.includes(slot))) throw new Error(`No place for ${slot}`);
  const composer = new MailComposer({
    from: sender(),
    to: head.to,
    subject,
    messageId: head.messageId,
    date: new Date(0),
    // Said for each part: the library's own option leaves a part of plain ASCII as it is, where a soft break would be text.
    text: { content: text, contentTransferEncoding: 'quoted-printable' },
    ...(html ? { html: { content: html, contentTransferEncoding: 'quoted-printable' } } : {}),
    headers,
    textEncoding: 'quoted-printable',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const message = (await composer.compile().build()).toString('latin1');
  const end = message.indexOf('\r\n\r\n');
  const top = message.slice(0, end).replace(/^Date: .*$/m, `Date: ${head.date}`);
  return [...split(top, { ...slots, ...head }), ...split(message.slice(end), slots)];
}

/** One reader's message. */
export function fill(parts: Part[], values: Record<string, string>): Buffer {
  return Buffer.concat(
    parts.map((part) => (Buffer.isBuffer(part) ? part : Buffer.from(values[part.slot] ?? '', 'utf8'))),
  );
}

const head = {
  to: 'readers-address@slot.invalid',
  messageId: '<readers-message-id@slot.invalid>',
  date: 'READERSDATE',
};

/**
 * Quoted-printable may cut a slot in two with a soft break. Found again, it stands on a line of its own between soft
 * breaks, so that whatever takes its place keeps the lines short.
 */
function split(message: string, slots: Record<string, string>): Part[] {
  const isBody = message.startsWith('\r\n\r\n');
  const names = Object.keys(slots);
  const patterns = Object.values(slots).map(
    (slot) => `(${[...slot].map(escaped).join(isBody ? softBreak : '')})`,
  );
  const parts: Part[] = [];
  let from = 0;
  for (const match of message.matchAll(new RegExp(patterns.join('|'), 'g'))) {
    const slot = names[match.slice(1).findIndex((group) => group !== undefined)] ?? '';
    const before = message.slice(from, match.index);
    from = match.index + match[0].length;
    parts.push(bytes(isBody ? `${parts.length > 0 ? '=\r\n' : ''}${before}=\r\n` : before), { slot });
  }
  return [...parts, bytes(isBody && parts.length > 0 ? `=\r\n${message.slice(from)}` : message.slice(from))];
}

const softBreak = '(?:=\\r\\n)?';

function escaped(character: string): string {
  return character.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function bytes(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}
