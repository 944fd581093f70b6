import type { Prisma } from '@/lib/db';

/** The version of the words that were agreed to. */
const wording = 'digest-2026-1';

export type Act = 'requested' | 'confirmed' | 'withdrawn' | 'resumed' | 'address_changed' | 'declined';

/** Writes down what was agreed to or withdrawn, and from which network. */
export async function consentTo(
  tx: Prisma.TransactionClient,
  act: Act,
  subscriberId: string,
  networkKey: string,
  source: string | null = null,
): Promise<void> {
  await tx.consent.create({ data: { subscriberId, act, wording, networkKey, source } });
}
