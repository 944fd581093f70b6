import { randomUUID } from 'node:crypto';
import { messageFor, telegramApi } from '@/lib/channels/message';
import { outcomeOf, type PostOutcome } from '@/lib/channels/outcome';
import {
  claimPosts,
  type PostClaim,
  recoverPosts,
  releasePost,
  settlePost,
  startPost,
  writePosts,
} from '@/lib/channels/post-commands';
import { getContent } from '@/lib/digest/queries';
import { unfiltered } from '@/lib/digest/schema';
import { env, isLocal } from '@/lib/env';
import { type Outgoing, webPost } from '@/lib/http/web-post';
import { log } from '@/lib/log';
import { sendingAllowed } from '@/lib/mail/commands';

/** What one run did; `posts` is how many were newly to be sent. */
export type PostCounts = {
  posts: number;
  sent: number;
  retry: number;
  failed: number;
  unknown: number;
  cancelled: number;
  skipped_late: number;
};

/** What tests put in place of the world outside. */
export type Outside = { telegram?: string; privateAllowed?: boolean; timeoutMs?: number };

const atOnce = 5;

/**
 * Sends the editions that are due to the operator's channels, until none is due or the deadline (milliseconds since
 * 1970) passes. Safe to repeat, to overlap and to kill. Where mail may not leave, nothing is sent here either.
 */
export async function postEditions(deadline: number, outside: Outside = {}): Promise<PostCounts> {
  const counts = { posts: 0, sent: 0, retry: 0, failed: 0, unknown: 0, cancelled: 0, skipped_late: 0 };
  if (!(await sendingAllowed())) return counts;
  counts.unknown += await recoverPosts();
  for (const state of await writePosts()) {
    if (state === 'pending') counts.posts += 1;
    if (state === 'cancelled' || state === 'skipped_late') counts[state] += 1;
  }
  await postUntil(deadline, counts, outside);
  return counts;
}

async function postUntil(deadline: number, counts: PostCounts, outside: Outside): Promise<void> {
  const worker = randomUUID();
  while (Date.now() < deadline) {
    const { claims, settled } = await claimPosts(worker, atOnce);
    for (const state of settled) counts[state] += 1;
    if (claims.length + settled.length === 0) return;
    const states = await Promise.all(claims.map((claim) => post(claim, worker, outside)));
    for (const state of states) if (state) counts[state] += 1;
  }
}

/** Null where it could not be begun any more: then nothing was sent. */
async function post(
  claim: PostClaim,
  worker: string,
  outside: Outside,
): Promise<PostOutcome['status'] | null> {
  const message = await write(claim, outside.telegram);
  if (!(await startPost(claim, worker))) {
    await releasePost(claim, worker);
    return null;
  }
  const outcome = message ? await send(message, claim, outside) : unwritten;
  const status = await settlePost(claim, worker, outcome);
  if (status !== 'sent') note(claim, status, outcome);
  return status;
}

async function write(claim: PostClaim, telegram: string = telegramApi): Promise<Outgoing | null> {
  const { SITE_URL: url, SITE_NAME: name } = env();
  try {
    const content = await getContent(claim.editionId, { ...unfiltered, papers: claim.papers });
    const key = `${claim.channelId}.${claim.editionId}`;
    return messageFor(claim, content, { key, at: new Date(), test: false }, { url, name }, telegram);
  } catch (error) {
    log('error', 'post_not_composed', { post: claim.number, error });
    return null;
  }
}

/** Offers the message once, and says what became of it. */
export async function send(
  message: Outgoing,
  { type, address, secret }: Pick<PostClaim, 'type' | 'address' | 'secret'>,
  { privateAllowed = isLocal(env().SITE_URL), timeoutMs }: Outside,
): Promise<PostOutcome> {
  const answer = await webPost(message, { privateAllowed, ...(timeoutMs ? { timeoutMs } : {}) });
  const secrets = [secret, ...secretsIn(address)];
  return outcomeOf(
    answer.what === 'answered' ? { ...answer, body: withoutSecrets(answer.body, secrets) } : answer,
    type,
  );
}

/** Some servers repeat in an error what they were asked. */
function withoutSecrets(text: string, secrets: string[]): string {
  return secrets
    .filter((secret) => secret.length > 6)
    .reduce((kept, secret) => kept.replaceAll(secret, '…'), text);
}

/** The path of a webhook is its key; a server names it without the host. */
function secretsIn(address: string): string[] {
  if (!URL.canParse(address)) return [address];
  const { pathname, search } = new URL(address);
  return [address, `${pathname}${search}`, pathname, search];
}

const unwritten: PostOutcome = {
  status: 'failed',
  charged: true,
  waitSeconds: 0,
  httpStatus: null,
  response: null,
  reason: 'composing',
};

function note({ number, channelId }: PostClaim, status: string, { httpStatus, reason }: PostOutcome): void {
  log('warn', 'post_not_sent', { post: number, channel: channelId, status, httpStatus, reason });
}
