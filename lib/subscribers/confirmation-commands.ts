import { render } from '@react-email/render';
import { AlreadySubscribed, alreadySubscribedText } from '@/emails/AlreadySubscribed';
import { Confirm, confirmSubject, confirmText } from '@/emails/Confirm';
import { db, Prisma } from '@/lib/db';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { sendingAllowed } from '@/lib/mail/commands';
import type { Outcome } from '@/lib/mail/outcome';
import { sendLetter } from '@/lib/mail/transport';
import { hashOf, linkToken, newToken } from '@/lib/subscribers/keys';

/** Sends the confirmation mails that wait, at most `limit` of them, each once however many calls run at a time. */
export async function sendDueConfirmations(limit: number): Promise<{ sent: number; failed: number }> {
  const counts = { sent: 0, failed: 0 };
  if (!(await sendingAllowed())) return counts;
  await giveUpStale();
  for (const id of await claim(limit)) {
    const done = await sendOne(id);
    if (done === 'sent') counts.sent += 1;
    if (done === 'failed') counts.failed += 1;
  }
  return counts;
}

/** A claim without a token was lost before anything was sent; a request of yesterday is no longer expected. */
async function giveUpStale(): Promise<void> {
  await db().$executeRaw`
    update confirmations set outcome = 'waiting', claimed_at = null
    where outcome = 'claimed' and requested_at > now() - interval '1 day'
      and token_hash is null and claimed_at < now() - interval '15 minutes'`;
  await db().$executeRaw`
    update confirmations set outcome = 'failed'
    where outcome = 'waiting' and requested_at < now() - interval '1 day'`;
}

async function claim(limit: number): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>(claiming(limit));
  return rows.map((row) => row.id);
}

/** Exported so that a test can look at its plan. */
export function claiming(limit: number): Prisma.Sql {
  return Prisma.sql`
    update confirmations set outcome = 'claimed', claimed_at = now()
    where id in (
      select id from confirmations where outcome = 'waiting'
      order by requested_at desc limit ${limit} for update skip locked)
    returning id`;
}

async function sendOne(id: string): Promise<string> {
  const token = newToken();
  const { subscriber, kind } = await db().confirmation.update({
    where: { id },
    data: { tokenHash: hashOf(token) },
    include: { subscriber: true },
  });
  const letter =
    subscriber.status === 'confirmed'
      ? await reminder(subscriber)
      : await invitation(subscriber.email, kind, token);
  const outcome = outcomeNamed(await sendLetter(letter));
  if (outcome !== 'sent') log('warn', 'confirmation_not_sent', { id, outcome });
  await db().confirmation.updateMany({
    where: { id, outcome: 'claimed' },
    data: {
      outcome,
      ...(outcome === 'sent' ? { sentAt: new Date() } : {}),
      ...(outcome === 'waiting' ? { tokenHash: null, claimedAt: null } : {}),
    },
  });
  return outcome;
}

/** A mail whose fate is unknown counts as sent: its link must work, and it is not sent again. */
function outcomeNamed(outcome: Outcome | null): 'sent' | 'failed' | 'waiting' {
  if (outcome === null || outcome.status === 'retry') return 'waiting';
  return outcome.status === 'failed' ? 'failed' : 'sent';
}

async function invitation(to: string, kind: string, token: string) {
  const props = { ...site(), weekly: kind === 'weekly', link: `${env().SITE_URL}/confirm/${token}` };
  return { to, subject: confirmSubject(props), text: confirmText(props), html: await render(Confirm(props)) };
}

async function reminder(subscriber: { id: string; email: string; tokenVersion: number }) {
  const token = linkToken('preferences', subscriber.id, subscriber.tokenVersion);
  const props = { ...site(), link: `${env().SITE_URL}/preferences/${token}` };
  return {
    to: subscriber.email,
    subject: `You already receive ${env().SITE_NAME}`,
    text: alreadySubscribedText(props),
    html: await render(AlreadySubscribed(props)),
  };
}

function site() {
  const { SITE_NAME, SITE_URL, CONTACT_EMAIL } = env();
  return { siteName: SITE_NAME, siteUrl: SITE_URL, contact: CONTACT_EMAIL ?? null };
}
