import { after } from 'next/server';
import { getViewer } from '@/lib/auth/viewer';
import { sendPostAgain } from '@/lib/channels/commands';
import { postEditions } from '@/lib/channels/posting-commands';
import { respond } from '@/lib/http/respond';
import { requireSameOrigin } from '@/lib/http/same-origin';
import { seeOther } from '@/lib/http/see-other';
import { log } from '@/lib/log';

const budgetMs = 5_000;

/** The button "Send again": goes out at once, or with the next run of the digest. */
export async function POST(request: Request): Promise<Response> {
  return respond(async () => {
    requireSameOrigin(request);
    const typed = Object.fromEntries(await request.formData());
    const { channelId } = await sendPostAgain(await getViewer(), typed);
    after(() =>
      postEditions(Date.now() + budgetMs).catch((error) => log('error', 'posting_failed', { error })),
    );
    return seeOther(`/admin/channels?done=asked&channel=${channelId}`);
  });
}
