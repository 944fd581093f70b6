import { db } from '@/lib/db';
import type { FollowKind } from '@/lib/follows/schema';
import { insertUser } from '@/tests/support/papers';

/** A person with a proven address. */
export async function personWith(email: string): Promise<string> {
  const id = await insertUser(email.replace(/[^a-z0-9]/g, '-'), { email });
  await db().user.update({ where: { id }, data: { emailVerified: new Date() } });
  return id;
}

/** What that person follows, since a while ago. */
export async function insertFollow(
  userId: string,
  kind: FollowKind,
  target: string,
  more: { mail?: boolean; webhookUrl?: string; createdAt?: Date } = {},
): Promise<string> {
  const createdAt = new Date('2026-01-01T00:00:00Z');
  const webhookSecret = more.webhookUrl ? 's'.repeat(64) : null;
  const data = {
    userId,
    kind,
    target,
    targetKey: target.toLowerCase(),
    mail: true,
    createdAt,
    webhookSecret,
    ...more,
  };
  return (await db().follow.create({ data })).id;
}

/** Papers that the follow has found, as findAlerts writes them. */
export async function insertFound(followId: string, paperIds: string[], status = 'none'): Promise<void> {
  await db().alertPaper.createMany({ data: paperIds.map((paperId) => ({ followId, paperId, status })) });
}
