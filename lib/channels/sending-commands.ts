import { type PostCounts, postEditions } from '@/lib/channels/posting-commands';
import { type DigestRun, runDigest } from '@/lib/digest/commands';
import { env } from '@/lib/env';
import { sendingAllowed } from '@/lib/mail/commands';
import { pingAfterRun } from '@/lib/runs/ping';

const postsMs = 30_000;

/**
 * One run of all that an edition leads to: the mails, then the posts to channels, then the ping that says that it went
 * well. Safe to repeat, to overlap and to kill.
 */
export async function sendEditions(options: {
  budgetMs: number;
  signal?: AbortSignal | undefined;
}): Promise<DigestRun & { posts: PostCounts }> {
  const [mailed, posted] = [
    await settled(runDigest(options)),
    await settled(postEditions(postsUntil(options))),
  ];
  if (mailed.status === 'rejected') throw mailed.reason;
  if (posted.status === 'rejected') throw posted.reason;
  // A copy that may not send must not tell the watch that all is well.
  if (await mayTellTheWatch()) await pingAfterRun();
  return { ...mailed.value, posts: posted.value };
}

async function mayTellTheWatch(): Promise<boolean> {
  return env().MAIL_SENDING === 'off' || sendingAllowed();
}

/** A fault of the one must not silence the other. */
async function settled<T>(work: Promise<T>): Promise<PromiseSettledResult<T>> {
  const [result] = await Promise.allSettled([work]);
  return result;
}

function postsUntil({ budgetMs }: { budgetMs: number }): number {
  return Date.now() + Math.min(postsMs, budgetMs);
}
