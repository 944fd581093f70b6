import { writeAlone } from '@/lib/bulk';
import { db } from '@/lib/db';
import { env, isLocal } from '@/lib/env';
import { alertMessage, type Destination, type PostedPaper } from '@/lib/follows/post-message';
import { outcomeOf, type PostOutcome } from '@/lib/follows/post-outcome';
import {
  countingFailures,
  settlingAbandoned,
  settlingPost,
  switchingOff,
  takingPost,
} from '@/lib/follows/post-rows';
import { webPost } from '@/lib/http/web-post';
import { log } from '@/lib/log';
import { sendingAllowed } from '@/lib/mail/commands';

/** Requests by what became of them. */
export type AlertPostCounts = Record<PostOutcome['status'], number>;

/** What tests put in place of the world outside. */
export type Outside = { privateAllowed?: boolean; timeoutMs?: number };

type Taken = Destination & { paperId: string; attempt: number; startedAt: string };

const lanes = 5;
const mostTries = 6;
const mostFailures = 12;
const waits = [5, 15, 60, 120, 240];

/**
 * Posts what the follows' webhooks are due, one request a follow and batch, until none is due or the budget is used up.
 * Safe to repeat, to overlap and to kill: what was on its way is not offered again. Where no mail may leave from here,
 * nothing is posted.
 */
export async function sendAlertPosts(
  { budgetMs }: { budgetMs: number },
  outside: Outside = {},
): Promise<AlertPostCounts> {
  const counts = { sent: 0, retry: 0, failed: 0, unknown: 0 };
  if (!(await sendingAllowed())) return counts;
  counts.unknown += (await writeAlone('settle-abandoned-alerts', settlingAbandoned, [])).length;
  const deadline = Date.now() + budgetMs;
  await Promise.all(Array.from({ length: lanes }, () => post(deadline, counts, outside)));
  return counts;
}

async function post(deadline: number, counts: AlertPostCounts, outside: Outside): Promise<void> {
  while (Date.now() < deadline) {
    const taken = await writeAlone<Taken>('take-alert-post', takingPost, []);
    const [first] = taken;
    if (!first) return;
    const outcome = await offer(first, taken, outside);
    counts[await settle(first, outcome)] += 1;
  }
}

async function offer(to: Taken, taken: Taken[], outside: Outside): Promise<PostOutcome> {
  const { SITE_URL: url, SITE_NAME: name } = env();
  const { privateAllowed = isLocal(url), timeoutMs } = outside;
  const papers = await readPapers(taken.map(({ paperId }) => paperId));
  const message = alertMessage(to, papers, { url, name }, new Date());
  return outcomeOf(await webPost(message, { privateAllowed, ...(timeoutMs ? { timeoutMs } : {}) }));
}

/** Writes down what became of it, and switches off a webhook that has not taken anything for long. */
async function settle(
  { followId, url, attempt, startedAt }: Taken,
  outcome: PostOutcome,
): Promise<PostOutcome['status']> {
  const exhausted = outcome.status === 'retry' && outcome.counts && attempt >= mostTries;
  const status = exhausted ? 'failed' : outcome.status;
  const arrived = status === 'sent';
  const [row] = await writeAlone<{ failures: number }>('count-alert-failures', countingFailures, [
    ...[followId, url, arrived],
  ]);
  const failures = row?.failures ?? 0;
  const usual = waits[Math.min(Math.max(failures, 1), waits.length) - 1] ?? 240;
  const minutes = Math.max(outcome.waitSeconds / 60, usual) * (1 + Math.random() / 5);
  await writeAlone('settle-alert-post', settlingPost, [
    ...[followId, startedAt, status, minutes, outcome.counts, url],
  ]);
  if (!arrived) log('warn', 'alert_not_posted', { follow: followId, status, said: outcome.said });
  if (failures >= mostFailures) {
    const why = `${failures} posts in a row did not arrive; at the last one ${outcome.said}.`;
    await writeAlone('switch-alert-off', switchingOff, [followId, url, why]);
  }
  return status;
}

async function readPapers(ids: string[]): Promise<PostedPaper[]> {
  return db().paper.findMany({
    where: { id: { in: ids } },
    orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
    select: {
      ...{ id: true, title: true, authors: true, abstract: true, categories: true, codeUrl: true },
      ...{ upvotes: true, commentCount: true, publishedAt: true },
    },
  });
}
