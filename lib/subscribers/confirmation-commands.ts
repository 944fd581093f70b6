import { db, Prisma } from '@/lib/db';
import { log } from '@/lib/log';
import { sendingAllowed } from '@/lib/mail/commands';
import type { Outcome } from '@/lib/mail/outcome';
import { sendLetter } from '@/lib/mail/transport';
import { hashOf, newToken, suppressionHash } from '@/lib/subscribers/keys';
import { isPassing } from '@/lib/subscribers/limits';
import { letterOf } from '@/lib/subscribers/question-letters';

/** How long a mail waits that could not be handed over, in minutes. */
const waits = [5, 15, 60, 120, 240];

/**
 * Sends the mails that ask: to confirm a subscription or an address, to open one's data. At most `limit` of them, each
 * once however many calls run at a time.
 */
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

/**
 * What an import asks lies in the future, one at a time; a minute's grace is for clocks that disagree. Exported so that
 * a test can look at its plan.
 */
export function claiming(limit: number): Prisma.Sql {
  return Prisma.sql`
    update confirmations set outcome = 'claimed', claimed_at = now()
    where id in (
      select id from confirmations
      where outcome = 'waiting' and requested_at between now() - interval '1 day' and now() + interval '1 minute'
        and not_before <= now() + interval '1 minute'
      order by requested_at desc limit ${limit} for update skip locked)
    returning id`;
}

async function sendOne(id: string): Promise<string> {
  const token = newToken();
  const claimed = await take(id, token);
  if (!claimed) return 'failed';
  const { question, subscriber, suppressed } = claimed;
  const letter = await letterOf(question, subscriber, token, suppressed);
  const outcome = outcomeNamed(await sendLetter(letter));
  if (outcome !== 'sent') log('warn', 'confirmation_not_sent', { id, outcome });
  await db().confirmation.updateMany({
    where: { id, outcome: 'claimed' },
    data: {
      outcome,
      ...(outcome === 'sent' ? { sentAt: new Date() } : {}),
      ...(outcome === 'waiting' ? deferred(question.attempt) : {}),
    },
  });
  return outcome;
}

/** The question that this call holds; null where its inbox must no longer be written to. */
async function take(id: string, token: string) {
  const data = { tokenHash: hashOf(token) };
  const question = await db().confirmation.update({ where: { id }, data, include: { subscriber: true } });
  const addressHash = suppressionHash(question.inboxKey);
  const suppression = await db().suppression.findUnique({ where: { addressHash } });
  const { subscriber } = question;
  if (subscriber && (!suppression || isPassing(suppression.reason)))
    return { question, subscriber, suppressed: suppression !== null };
  await db().confirmation.update({ where: { id }, data: { outcome: 'failed', tokenHash: null } });
  return null;
}

function deferred(attempt: number) {
  const minutes = waits[attempt] ?? waits.at(-1) ?? 240;
  const notBefore = new Date(Date.now() + minutes * 60_000);
  return { tokenHash: null, claimedAt: null, attempt: attempt + 1, notBefore };
}

/** A mail whose fate is unknown counts as sent: its link must work, and it is not sent again. */
function outcomeNamed(outcome: Outcome | null): 'sent' | 'failed' | 'waiting' {
  if (outcome === null || outcome.status === 'retry') return 'waiting';
  return outcome.status === 'failed' ? 'failed' : 'sent';
}
