import { render } from '@react-email/render';
import { AlreadySubscribed, alreadySubscribedText } from '@/emails/AlreadySubscribed';
import { Confirm, confirmSubject, confirmText } from '@/emails/Confirm';
import { NewAddress, newAddressSubject, newAddressText } from '@/emails/NewAddress';
import { OwnData, ownDataSubject, ownDataText } from '@/emails/OwnData';
import { env } from '@/lib/env';
import { linkToken } from '@/lib/subscribers/keys';

type Asked = { purpose: string; kind: string; email: string | null };
type Reader = { id: string; email: string; status: string; tokenVersion: number };

/** The mail that puts a question, with the link that answers it. Nothing that anybody typed stands in it. */
export function letterOf(question: Asked, reader: Reader, token: string, suppressed: boolean) {
  if (question.purpose === 'address') return moving(question.email ?? reader.email, token);
  if (question.purpose === 'own_data') return opening(reader.email, token);
  return reader.status === 'confirmed' && !suppressed
    ? reminder(reader)
    : invitation(reader.email, question.kind, token);
}

async function invitation(to: string, kind: string, token: string) {
  const props = { ...site(), weekly: kind === 'weekly', link: `${env().SITE_URL}/confirm/${token}` };
  return { to, subject: confirmSubject(props), text: confirmText(props), html: await render(Confirm(props)) };
}

async function reminder({ id, email, tokenVersion }: Reader) {
  const token = linkToken('preferences', id, tokenVersion);
  const props = { ...site(), link: `${env().SITE_URL}/preferences/${token}` };
  return {
    to: email,
    subject: `You already receive ${env().SITE_NAME}`,
    text: alreadySubscribedText(props),
    html: await render(AlreadySubscribed(props)),
  };
}

async function moving(to: string, token: string) {
  const props = { ...site(), link: `${env().SITE_URL}/confirm/${token}` };
  const html = await render(NewAddress(props));
  return { to, subject: newAddressSubject(props), text: newAddressText(props), html };
}

async function opening(to: string, token: string) {
  const props = { ...site(), link: `${env().SITE_URL}/your-data/${token}` };
  const html = await render(OwnData(props));
  return { to, subject: ownDataSubject(props), text: ownDataText(props), html };
}

function site() {
  const { SITE_NAME, SITE_URL, CONTACT_EMAIL } = env();
  return { siteName: SITE_NAME, siteUrl: SITE_URL, contact: CONTACT_EMAIL ?? null };
}
