import { render } from '@react-email/render';
import { SignIn, signInSubject, signInText } from '@/emails/SignIn';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { log } from '@/lib/log';
import { sendLetter } from '@/lib/mail/transport';

/** Mails the link that opens the sign-in page. Throws AppError 'unexpected' when the mail server does not take it. */
export async function sendSignInLink({ email, link }: { email: string; link: string }): Promise<void> {
  const { SITE_NAME, SITE_URL, CONTACT_EMAIL } = env();
  const props = { siteName: SITE_NAME, siteUrl: SITE_URL, contact: CONTACT_EMAIL ?? null, link };
  const outcome = await sendLetter({
    to: email,
    subject: signInSubject(props),
    text: signInText(props),
    html: await render(SignIn(props)),
  });
  if (outcome === null || outcome.status === 'sent') return;
  log('error', 'sign_in_mail_not_sent', { status: outcome.status, smtpCode: outcome.smtpCode });
  throw new AppError('unexpected', 'The mail with your link could not be sent. Try again in a few minutes.');
}
