import type { JobHelpers, TaskList } from 'graphile-worker';
import { removeOldReports } from '@/lib/bounces/removal-commands';
import { sendEditions } from '@/lib/channels/sending-commands';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { ingestAnnouncements } from '@/lib/ingest/announcements';
import { buryDeadRuns } from '@/lib/ingest/dead-runs';
import { removeOldPolls } from '@/lib/ingest/feed-polls';
import { removeOldQuarantine } from '@/lib/ingest/quarantine';
import { reconcile } from '@/lib/ingest/reconcile';
import { runOldestRequested } from '@/lib/ingest/requested';
import { requireNoFailures } from '@/lib/ingest/tally';
import { touchedTags } from '@/lib/ingest/touched-tags';
import { log } from '@/lib/log';
import { tidyRuns } from '@/lib/runs/commands';
import { sendDueConfirmations } from '@/lib/subscribers/confirmation-commands';
import { removeOldImports, removeUnconfirmed } from '@/lib/subscribers/removal-commands';
import { alerts, learn } from './search-tasks';

const tagsARequest = 128;
const confirmationsAtOnce = 50;
const digestBudgetMs = 280_000;

/** What the clock starts. Each is safe to repeat and to run beside the same command of the site. */
export const tasks: TaskList = {
  ingest,
  reconcile: compareWithArxiv,
  requested,
  learn,
  alerts,
  digest,
  confirmations: async () => {
    await sendDueConfirmations(confirmationsAtOnce);
  },
  sweep,
};

/** Whether no ingest of what arXiv announces has succeeded within the last hour, as after a night switched off. */
export async function isIngestDue(now: Date = new Date()): Promise<boolean> {
  const since = new Date(now.getTime() - 3_600_000);
  const run = await db().run.findFirst({
    where: { job: 'ingest', source: 'feed', startedAt: { gt: since }, outcome: 'succeeded' },
    select: { id: true },
  });
  return run === null;
}

/** While a batch is awaited, feeds that have brought it are left alone; now and then all are asked. */
async function ingest(payload: unknown): Promise<void> {
  const unsettled = Object(payload).unsettled === true;
  const result = await ingestAnnouncements(undefined, { unsettled });
  await expirePages(touchedTags(result));
  requireNoFailures(result);
}

/** Brings in what the feeds of the last days missed. */
async function compareWithArxiv(): Promise<void> {
  const result = await reconcile();
  await expirePages(touchedTags(result));
  log('info', 'reconciled', { differences: result.differences.length });
  requireNoFailures(result);
}

/** Sends from here, so that a long edition takes nothing from the site. Ends before the next tick. */
async function digest(_payload: unknown, { abortSignal }: JobHelpers): Promise<void> {
  const { counts, tags } = await sendEditions({ budgetMs: digestBudgetMs, signal: abortSignal });
  await expirePages(tags);
  if (Object.values(counts).some((count) => count > 0)) log('info', 'digest', counts);
}

let isExecuting = false;

/** A long harvest must not take the places of all other jobs, so one at a time. */
async function requested(): Promise<void> {
  await buryDeadRuns();
  if (isExecuting) return;
  isExecuting = true;
  try {
    for (let tags = await runOldestRequested(); tags; tags = await runOldestRequested())
      await expirePages(tags);
  } finally {
    isExecuting = false;
  }
}

/** Removes sessions, sign-in links and questions that have run out, old looks at feeds and reports, and tidies the runs. */
async function sweep(): Promise<void> {
  const expired = { where: { expires: { lt: new Date() } } };
  const sessions = await db().session.deleteMany(expired);
  const links = await db().verificationToken.deleteMany(expired);
  const removed = {
    polls: await removeOldPolls(),
    quarantined: await removeOldQuarantine(),
    unconfirmed: await removeUnconfirmed(),
    imports: await removeOldImports(),
    reports: await removeOldReports(),
  };
  log('info', 'swept', { sessions: sessions.count, links: links.count, ...removed, ...(await tidyRuns()) });
}

async function expirePages(touched: string[]): Promise<void> {
  for (let start = 0; start < touched.length; start += tagsARequest)
    await callSite('/api/cron/expire', { tags: touched.slice(start, start + tagsARequest) });
}

async function callSite(path: string, body: object): Promise<void> {
  const { PORT, CRON_SECRET } = env();
  const response = await fetch(`http://127.0.0.1:${PORT}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${CRON_SECRET}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(300_000),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
}
