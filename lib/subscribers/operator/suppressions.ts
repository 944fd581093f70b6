import { db } from '@/lib/db';
import { suppressionHash } from '@/lib/subscribers/keys';

const atOnce = 1_000;

/** Which of these inboxes must not be written to, why and since when. */
export async function suppressionsOf(
  emailKeys: readonly string[],
): Promise<Map<string, { reason: string; at: Date }>> {
  const found = new Map<string, { reason: string; at: Date }>();
  for (let from = 0; from < emailKeys.length; from += atOnce) {
    const keys = new Map(emailKeys.slice(from, from + atOnce).map((key) => [suppressionHash(key), key]));
    const rows = await db().suppression.findMany({ where: { addressHash: { in: [...keys.keys()] } } });
    for (const { addressHash, reason, at } of rows) found.set(keys.get(addressHash) ?? '', { reason, at });
  }
  return found;
}
