import { writeAlone } from '@/lib/bulk';
import type { PostOutcome } from '@/lib/channels/outcome';
import {
  claimingPosts,
  mostOffers,
  releasingPost,
  returningAbandoned,
  settlingAbandoned,
  settlingPost,
  startingPost,
  writingPosts,
} from '@/lib/channels/post-rows';
import type { ChannelType } from '@/lib/channels/schema';
import { latenessHours } from '@/lib/digest/lateness';

/** A post that this worker holds, with what is needed to send it. */
export type PostClaim = {
  /** As the driver reads a bigint. */
  number: string;
  channelId: string;
  editionId: string;
  attempt: number;
  type: ChannelType;
  address: string;
  secret: string;
  papers: number;
};

type Settled = 'cancelled' | 'skipped_late';

const waits = [5, 15, 60, 120, 240];
const waitUnreached = 5;

/** Writes the posts that are missing; returns their states. Any number of calls write the same rows. */
export async function writePosts(): Promise<string[]> {
  const rows = await writeAlone<{ status: string }>('write-posts', writingPosts, hours());
  return rows.map(({ status }) => status);
}

/** Claims what is due. Returns the claims and the states of what was settled instead. */
export async function claimPosts(
  worker: string,
  limit: number,
): Promise<{ claims: PostClaim[]; settled: Settled[] }> {
  const rows = await writeAlone<PostClaim & { status: 'claimed' | Settled }>('claim-posts', claimingPosts, [
    ...hours(),
    limit,
    worker,
  ]);
  return {
    claims: rows.filter(({ status }) => status === 'claimed'),
    settled: rows.map(({ status }) => status).filter((status) => status !== 'claimed'),
  };
}

/** Commits that the request is about to be made. False where the claim was lost or the edition or channel was stopped. */
export async function startPost(claim: PostClaim, worker: string): Promise<boolean> {
  return (await writeAlone('start-post', startingPost, [claim.number, worker])).length === 1;
}

/** Writes down what became of the request, and returns the state. */
export async function settlePost(
  claim: PostClaim,
  worker: string,
  outcome: PostOutcome,
): Promise<PostOutcome['status']> {
  const attempt = claim.attempt + 1;
  const exhausted = outcome.status === 'retry' && outcome.charged && attempt >= mostOffers;
  const status = exhausted ? 'failed' : outcome.status;
  const usual = outcome.charged ? (waits[attempt - 1] ?? waitUnreached) : waitUnreached;
  const minutes = Math.max(outcome.waitSeconds / 60, usual) * (1 + Math.random() / 5);
  await writeAlone('settle-post', settlingPost, [
    ...[claim.number, worker, attempt, status, exhausted ? 'attempts' : outcome.reason],
    ...[outcome.httpStatus, outcome.response, minutes, outcome.status !== 'retry' || outcome.charged],
  ]);
  return status;
}

/** Gives back a post that was claimed and not begun. */
export async function releasePost(claim: PostClaim, worker: string): Promise<void> {
  await writeAlone('release-post', releasingPost, [claim.number, worker]);
}

/** Takes over what a dead worker left. Returns how many became unknown. */
export async function recoverPosts(): Promise<number> {
  await writeAlone('return-abandoned-posts', returningAbandoned, []);
  return (await writeAlone('settle-abandoned-posts', settlingAbandoned, [])).length;
}

function hours(): [number, number] {
  return [latenessHours('daily'), latenessHours('weekly')];
}
