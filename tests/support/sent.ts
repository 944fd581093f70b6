import { fromDay } from '@/lib/dates';
import { db } from '@/lib/db';
import { linkToken } from '@/lib/subscribers/keys';
import { returnPathOf } from '@/lib/subscribers/return-path';
import { insertReaders } from '@/tests/support/readers';

export type Sent = {
  number: bigint;
  subscriberId: string;
  editionId: string;
  returnPath: string;
  token: string;
};

/** One daily edition for each of these days, sent to one reader on that day, the oldest first. */
export async function sendEditions(email: string, days: string[]): Promise<Sent[]> {
  await insertReaders([email]);
  const { id } = await db().subscriber.findUniqueOrThrow({ where: { emailKey: email } });
  const sent: Sent[] = [];
  for (const day of days) sent.push(await sendEdition(id, day));
  return sent;
}

export async function sendEdition(subscriberId: string, day: string): Promise<Sent> {
  const name = { kind: 'daily', periodStart: fromDay(day) };
  const edition = await db().edition.upsert({
    where: { kind_periodStart: name },
    create: { ...name, contentHash: day },
    update: {},
  });
  const at = new Date(`${day}T06:00:00Z`);
  const { number } = await db().delivery.create({
    data: {
      subscriberId,
      kind: 'daily',
      localDate: name.periodStart,
      editionId: edition.id,
      status: 'sent',
      attempt: 1,
      startedAt: at,
      finishedAt: at,
    },
  });
  const token = linkToken('unsubscribe', subscriberId, 1);
  return { number, subscriberId, editionId: edition.id, returnPath: returnPathOf(number) ?? '', token };
}
