import { createHash } from 'node:crypto';
import { render } from '@react-email/render';
import { Digest } from '@/emails/Digest';
import { digestText } from '@/emails/digest-text';
import { fill, type Part, templateOf } from '@/lib/digest/mime';
import type { DigestContent } from '@/lib/digest/schema';
import { subjectOf } from '@/lib/digest/wording';
import { env } from '@/lib/env';
import { senderAddress } from '@/lib/mail/transport';
import { keyed, linkToken } from '@/lib/subscribers/keys';
import { returnPathOf, unsubscribeMailbox } from '@/lib/subscribers/return-path';

/** An edition written out once for all who chose alike, with places for what belongs to one reader. */
export type Composed = {
  content: DigestContent;
  contentHash: string;
  subject: string;
  html: string;
  text: string;
  parts: Part[];
};

export type Reader = { subscriberId: string; email: string; tokenVersion: number };

/** One mail, ready for the wire. */
export type Letter = { envelope: { from: string; to: string }; raw: Buffer };

/** Renders the mail of an edition. Throws when a place for the reader's links is missing. */
export async function compose(content: DigestContent, { textOnly = false } = {}): Promise<Composed> {
  const { SITE_NAME, SITE_URL, CONTACT_EMAIL, MAIL_POSTAL_ADDRESS } = env();
  const subject = subjectOf(content);
  const props = {
    ...content,
    subject,
    siteName: SITE_NAME,
    siteUrl: SITE_URL,
    contact: CONTACT_EMAIL ?? null,
    postalAddress: MAIL_POSTAL_ADDRESS ?? null,
    webUrl: `${SITE_URL}/digest/${content.kind}/${content.periodStart}`,
    unsubscribeUrl: `${SITE_URL}/unsubscribe/${slots.unsubscribe}`,
    preferencesUrl: `${SITE_URL}/preferences/${slots.preferences}`,
  };
  const html = textOnly ? '' : await render(Digest(props));
  const text = digestText(props);
  const parts = await templateOf({ subject, text, html, headers: listHeaders(content), slots });
  return { content, contentHash: hashOf({ subject, html, text }), subject, html, text, parts };
}

/** The mail for one reader; `number` is the delivery's, for the return path. */
export function letterFor(
  composed: Composed,
  reader: Reader,
  messageId: string,
  number: bigint | null,
): Letter {
  const { subscriberId, tokenVersion, email } = reader;
  const values = {
    unsubscribe: linkToken('unsubscribe', subscriberId, tokenVersion),
    preferences: linkToken('preferences', subscriberId, tokenVersion),
    to: email,
    messageId,
    date: new Date().toUTCString().replace('GMT', '+0000'),
  };
  const from = (number === null ? null : returnPathOf(number)) ?? senderAddress();
  return { envelope: { from, to: email }, raw: fill(composed.parts, values) };
}

/** The same reader, edition and content always give the same Message-ID. */
export function messageIdOf({ content, contentHash }: Composed, { subscriberId }: Reader): string {
  const { kind, periodStart } = content;
  const mac = keyed('message-id', kind, periodStart, subscriberId, contentHash).toString('hex');
  const host = senderAddress().split('@').at(-1) ?? 'localhost';
  return `<${kind.slice(0, 1)}.${periodStart.replaceAll('-', '')}.${mac.slice(0, 24)}@${host}>`;
}

/** Letters only, as long as what takes their place, so that nothing is escaped and no line grows. */
export const slots = {
  unsubscribe: 'READERSUNSUBSCRIBETOKENSTANDSHER',
  preferences: 'READERSPREFERENCESTOKENSTANDSHER',
};

function hashOf(parts: object): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** Values given as prepared are not folded: a mail server may break a signature over a first line without a value. */
function listHeaders({ kind, periodStart }: DigestContent) {
  const { SITE_NAME, SITE_URL } = env();
  const host = new URL(SITE_URL).hostname.replace(/[^a-z0-9.-]/gi, '');
  const edition = `${kind.slice(0, 1)}${periodStart.replaceAll('-', '')}`;
  const name = SITE_NAME.replace(/[^\x20-\x7e]|["\\]/g, '').trim() || 'Daily Papers';
  const mailbox = unsubscribeMailbox(slots.unsubscribe);
  const byMail = mailbox ? `,\r\n <mailto:${mailbox}?subject=unsubscribe>` : '';
  return {
    'List-Id': prepared(`"${name}" <${kind}.papers.${host}>`),
    'List-Unsubscribe': prepared(`<${SITE_URL}/unsubscribe/${slots.unsubscribe}>${byMail}`),
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'List-Help': prepared(`<${SITE_URL}/subscribe>`),
    'List-Archive': prepared(`<${SITE_URL}/digest>`),
    'Auto-Submitted': 'auto-generated',
    Precedence: 'bulk',
    'X-Auto-Response-Suppress': 'OOF, AutoReply',
    'Feedback-ID': `${edition}:${kind}:digest:broadsheet`,
  };
}

function prepared(value: string) {
  return { prepared: true, value };
}
