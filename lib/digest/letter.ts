import { render } from '@react-email/render';
import type { SendMailOptions } from 'nodemailer';
import { Digest } from '@/emails/Digest';
import { digestText } from '@/emails/digest-text';
import type { DigestContent } from '@/lib/digest/schema';
import { subjectOf } from '@/lib/digest/wording';
import { env } from '@/lib/env';
import { sender, senderAddress } from '@/lib/mail/transport';
import { keyed, linkToken } from '@/lib/subscribers/keys';

/** An edition written out once, with places for what belongs to one reader. */
export type Composed = { content: DigestContent; subject: string; html: string; text: string };

type Reader = { subscriberId: string; email: string; tokenVersion: number };

const slots = { unsubscribe: 'READERSUNSUBSCRIBELINK', preferences: 'READERSPREFERENCESLINK' };

/** Renders the mail of an edition. Throws when a place for the reader's links is missing. */
export async function compose(content: DigestContent): Promise<Composed> {
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
    unsubscribeUrl: slots.unsubscribe,
    preferencesUrl: slots.preferences,
  };
  const composed = { content, subject, html: await render(Digest(props)), text: digestText(props) };
  for (const slot of Object.values(slots))
    if (!composed.html.includes(slot) || !composed.text.includes(slot))
      throw new Error(`No place for ${slot}`);
  return composed;
}

/** The mail for one reader. The same reader, edition and content always give the same Message-ID. */
export function letterFor(composed: Composed, reader: Reader, messageId: string): SendMailOptions {
  const links = linksOf(reader);
  return {
    from: sender(),
    to: reader.email,
    subject: composed.subject,
    messageId,
    date: new Date(),
    html: fill(composed.html, links),
    text: fill(composed.text, links),
    headers: listHeaders(composed.content, links.unsubscribe),
  };
}

export function messageIdOf(content: DigestContent, reader: Reader): string {
  const { kind, periodStart, papers } = content;
  const mac = keyed('message-id', kind, periodStart, reader.subscriberId, JSON.stringify(papers));
  const host = senderAddress().split('@').at(-1) ?? 'localhost';
  return `<${kind.slice(0, 1)}.${periodStart.replaceAll('-', '')}.${mac.toString('hex').slice(0, 24)}@${host}>`;
}

function linksOf({ subscriberId, tokenVersion }: Reader) {
  const { SITE_URL } = env();
  return {
    unsubscribe: `${SITE_URL}/unsubscribe/${linkToken('unsubscribe', subscriberId, tokenVersion)}`,
    preferences: `${SITE_URL}/preferences/${linkToken('preferences', subscriberId, tokenVersion)}`,
  };
}

function fill(text: string, links: ReturnType<typeof linksOf>): string {
  return text
    .replaceAll(slots.unsubscribe, links.unsubscribe)
    .replaceAll(slots.preferences, links.preferences);
}

/** Values given as prepared are not folded: a mail server may break a signature over a first line without a value. */
function listHeaders({ kind, periodStart }: DigestContent, unsubscribeUrl: string) {
  const { SITE_NAME, SITE_URL } = env();
  const host = new URL(SITE_URL).hostname.replace(/[^a-z0-9.-]/gi, '');
  const edition = `${kind.slice(0, 1)}${periodStart.replaceAll('-', '')}`;
  const name = SITE_NAME.replace(/[^\x20-\x7e]|["\\]/g, '').trim() || 'Daily Papers';
  return {
    'List-Id': prepared(`"${name}" <${kind}.papers.${host}>`),
    'List-Unsubscribe': prepared(`<${unsubscribeUrl}>`),
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
