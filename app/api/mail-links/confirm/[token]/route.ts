import { revalidateTag } from 'next/cache';
import { after } from 'next/server';
import { answer, readFields } from '@/app/api/mail-links/answer';
import { runDigest } from '@/lib/digest/commands';
import { AppError } from '@/lib/errors';
import { respond } from '@/lib/http/respond';
import { visitorNetwork } from '@/lib/http/visitor-network';
import { confirmSubscription } from '@/lib/subscribers/commands';

/** Confirms, then sends the newest edition at once. Reached by POST to /confirm/{token}. */
export function POST(
  request: Request,
  { params }: { params: Promise<{ token: string }> },
): Promise<Response> {
  return respond(async () => {
    const fields = await readFields(request);
    const { token } = await params;
    try {
      const { subscriberId } = await confirmSubscription(token, visitorNetwork(request.headers));
      after(() => sendNewest(subscriberId));
      return answer(fields, '/subscribe/confirmed', 'You are subscribed. The newest edition is on its way.');
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'link_spent') throw error;
      return answer(fields, '/subscribe/link-spent', error.sentence, error.status);
    }
  });
}

async function sendNewest(subscriberId: string): Promise<void> {
  const { tags } = await runDigest({ budgetMs: 20_000, subscriberId });
  for (const tag of tags) revalidateTag(tag, 'max');
}
