import { db } from '@/lib/db';
import { confirmSubscription, requestSubscription } from '@/lib/subscribers/commands';
import { sendDueConfirmations } from '@/lib/subscribers/confirmation-commands';
import { readable, type SmtpSink } from '@/tests/support/smtp-sink';

/** Puts confirmed subscribers into the test database, as if each had asked, clicked and waited. */
export async function insertReaders(emails: string[], more: { kind?: string; timeZone?: string } = {}) {
  await db().subscriber.createMany({
    data: emails.map((email) => ({
      email,
      emailKey: email,
      status: 'confirmed',
      timeZone: 'Europe/Berlin',
      confirmedAt: new Date('2026-01-01T00:00:00Z'),
      ...more,
    })),
  });
}

/** Asks, reads the mail and follows its link, as a newcomer does. */
export async function subscribeAndConfirm(email: string, sink: SmtpSink, kind = 'daily'): Promise<string> {
  await requestSubscription({ email, kind }, 'a network');
  await sendDueConfirmations(10);
  const { subscriberId } = await confirmSubscription(confirmTokenFor(email, sink), 'a network');
  return subscriberId;
}

export function confirmTokenFor(email: string, sink: SmtpSink): string {
  const mail = sink.to(email).findLast((message) => message.raw.includes('Confirm your subscription'));
  return /\/confirm\/([a-z2-7]+)/.exec(readable(mail?.raw ?? ''))?.[1] ?? '';
}
