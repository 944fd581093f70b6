import type { Audience } from '@/lib/digest/audience';
import { type Claim, claimBatch } from '@/lib/digest/claim-commands';
import type { DigestCounts } from '@/lib/digest/schema';
import { enterServer } from '@/lib/mail/gate-commands';

const batch = 100;

export type ClaimQueue = {
  /** The next claim, or null when nothing is due, the time is over, a stop is asked or the mail server is closed. */
  next(): Promise<Claim | null>;
  /** Asks whether the mail server has been closed meanwhile; then nothing more is handed out. */
  askServer(): Promise<void>;
  /** Whether the next claim is at hand, without asking the database. */
  isReady(): boolean;
  /** Takes back what is held for a receiver, so that the gate judges it anew. */
  takeBack(domain: string): Claim[];
  /** Hands out nothing more, and gives what was held. */
  end(): Claim[];
};

export type Until = { deadline: number; signal?: AbortSignal | undefined };
type Opening = { worker: string; until: Until; counts: DigestCounts; audience: Audience };

/** Holds the claims of one worker and fetches the next batch when they run out. */
export function openQueue({ worker, until: { deadline, signal }, counts, audience }: Opening): ClaimQueue {
  const held: Claim[] = [];
  let ended = false;
  let fetching: Promise<void> | null = null;

  async function fetchBatch(): Promise<void> {
    const { state } = await enterServer(worker);
    if (state === 'closed') ended = true;
    else if (state === 'open') await claim(batch);
    // Whoever may try the server with one mail looks on until one is to be sent: others are only settled or put off.
    else while (!ended && held.length === 0) await claim(1);
  }

  async function claim(limit: number): Promise<void> {
    const { claims, settled, found } = await claimBatch(worker, limit, audience);
    held.push(...claims);
    for (const name of ['cancelled', 'suppressed', 'skipped_late'] as const) counts[name] += settled[name];
    if (found === 0 || signal?.aborted || Date.now() >= deadline) ended = true;
  }

  return {
    async next() {
      while (!ended && !signal?.aborted && Date.now() < deadline) {
        const next = held.shift();
        if (next) return next;
        fetching ??= fetchBatch().finally(() => {
          fetching = null;
        });
        await fetching;
      }
      return null;
    },
    async askServer() {
      if ((await enterServer(worker)).state === 'closed') ended = true;
    },
    isReady: () => held.length > 0,
    takeBack(domain) {
      const all = held.splice(0);
      held.push(...all.filter((claim) => claim.domain !== domain));
      return all.filter((claim) => claim.domain === domain);
    },
    end() {
      ended = true;
      return held.splice(0);
    },
  };
}
