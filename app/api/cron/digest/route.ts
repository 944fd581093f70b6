import { revalidateTag } from 'next/cache';
import { sendEditions } from '@/lib/channels/sending-commands';
import { findAlerts } from '@/lib/follows/finding-commands';
import { sendAlertPosts } from '@/lib/follows/posting-commands';
import { requireCronSecret } from '@/lib/http/cron';
import { respond } from '@/lib/http/respond';
import { log } from '@/lib/log';

const budgetMs = 45_000;
const alertsBudgetMs = 5_000;

/** The one GET that changes state, since hosted schedulers only GET: it reads the Authorization header first. */
export function GET(request: Request): Promise<Response> {
  return respond(async () => {
    requireCronSecret(request);
    await beside('find_alerts', findAlerts({ budgetMs: alertsBudgetMs }));
    const { counts, tags } = await sendEditions({ budgetMs });
    for (const tag of tags) revalidateTag(tag, 'max');
    await beside('post_alerts', sendAlertPosts({ budgetMs: alertsBudgetMs }));
    return Response.json(counts, { headers: { 'Cache-Control': 'no-store' } });
  });
}

export const POST = GET;

/** An alert that fails must not hold up the digest. */
async function beside(event: string, work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => log('error', event, { error }));
}
