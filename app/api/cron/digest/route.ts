import { revalidateTag } from 'next/cache';
import { sendEditions } from '@/lib/channels/sending-commands';
import { requireCronSecret } from '@/lib/http/cron';
import { respond } from '@/lib/http/respond';

const budgetMs = 45_000;

/** The one GET that changes state, since hosted schedulers only GET: it reads the Authorization header first. */
export function GET(request: Request): Promise<Response> {
  return respond(async () => {
    requireCronSecret(request);
    const { counts, tags } = await sendEditions({ budgetMs });
    for (const tag of tags) revalidateTag(tag, 'max');
    return Response.json(counts, { headers: { 'Cache-Control': 'no-store' } });
  });
}

export const POST = GET;
