import { db, type Prisma } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { hashOf } from '@/lib/subscribers/keys';

export type Purpose = 'subscribe' | 'address' | 'own_data';

/** What a mail asked, and the click that it waits for. */
export type Question = {
  id: string;
  subscriberId: string;
  purpose: string;
  email: string | null;
  inboxKey: string;
  kind: string;
  timeZone: string;
  claimedAt: Date | null;
  confirmedAt: Date | null;
};

const lifeMs: Record<Purpose, number> = {
  subscribe: 7 * 86_400_000,
  address: 7 * 86_400_000,
  own_data: 3_600_000,
};

/** The question behind a link whose life is not over; null for any other. */
export async function findQuestion(token: string): Promise<(Question & { purpose: Purpose }) | null> {
  const found = await db().confirmation.findUnique({ where: { tokenHash: hashOf(token) } });
  if (!found?.claimedAt || !found.subscriberId || !isPurpose(found.purpose)) return null;
  const isOpen = Date.now() - found.claimedAt.getTime() <= lifeMs[found.purpose];
  return isOpen ? { ...found, subscriberId: found.subscriberId, purpose: found.purpose } : null;
}

/** Does what was asked, in one transaction and only the first time. Throws AppError 'link_spent' for a link of no such question. */
export async function answerQuestion(
  token: string,
  purpose: Purpose,
  act: (tx: Prisma.TransactionClient, question: Question) => Promise<void>,
): Promise<Question> {
  const question = await findQuestion(token);
  if (question?.purpose !== purpose) throw new AppError('link_spent');
  await db().$transaction(async (tx) => {
    const first = await tx.confirmation.updateMany({
      where: { id: question.id, confirmedAt: null, tokenHash: hashOf(token) },
      data: { confirmedAt: new Date(), outcome: 'confirmed' },
    });
    if (first.count > 0) await act(tx, question);
  });
  return question;
}

function isPurpose(text: string): text is Purpose {
  return text in lifeMs;
}
