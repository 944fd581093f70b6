import { revalidateTag } from 'next/cache';
import { runDigest } from '@/lib/digest/commands';

/** Sends the newest edition to one who has just begun. */
export async function sendNewest(subscriberId: string): Promise<void> {
  const { tags } = await runDigest({ budgetMs: 20_000, subscriberId });
  for (const tag of tags) revalidateTag(tag, 'max');
}
